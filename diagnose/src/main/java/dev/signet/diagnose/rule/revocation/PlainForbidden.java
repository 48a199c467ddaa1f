// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.revocation;

import dev.signet.diagnose.cause.RevocationCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;
import java.util.regex.Pattern;

/** The certificate is refused, and the host is one for which browsers offer no way around that. */
final class PlainForbidden implements CauseRule {
  /** RFC 6797, 6.1.1: a max-age of zero takes the demand back. */
  private static final Pattern LASTING =
      Pattern.compile("(^|;)\\s*max-age\\s*=\\s*\"?0*[1-9]", Pattern.CASE_INSENSITIVE);

  @Override
  public Optional<Finding> judge(CaseFile file) {
    boolean refused = file.chain().filter(chain -> !chain.isTrusted()).isPresent();
    return file.usual()
        .heard()
        .http()
        .flatMap(answer -> answer.field("strict-transport-security"))
        .filter(value -> refused && LASTING.matcher(value).find())
        .map(value ->
            file.about(RevocationCause.PLAIN_FORBIDDEN)
                .wanted("a certificate that is accepted")
                .found("Strict-Transport-Security: " + Printable.line(value))
                .build());
  }
}

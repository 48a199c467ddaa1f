// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.client;

import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.fact.HttpAnswer;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;

/** Nobody asked for the certificate that was given, and then somebody missed it. */
final class NotForwarded implements CauseRule {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  @Override
  public Optional<Finding> judge(CaseFile file) {
    boolean unasked =
        file.usual().isEstablished()
            && !file.own().isEmpty()
            && file.usual().heard().demand().isEmpty();
    return file.usual()
        .heard()
        .http()
        .filter(answer -> unasked && isAboutIdentity(answer))
        .map(answer ->
            file.about(ClientCause.CLIENT_CERTIFICATE_NOT_FORWARDED)
                .wanted("a request for a certificate, and its answer told to the server behind")
                .found("no request in the handshake, and then status " + answer.status())
                .with("name", Printable.line(file.own().getFirst().shortText()))
                .build());
  }

  /** RFC 9110, 11.6.1: with a challenge it is another way of login that is wanted. */
  private static boolean isAboutIdentity(HttpAnswer answer) {
    return (answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN)
        && answer.field("www-authenticate").isEmpty();
  }
}

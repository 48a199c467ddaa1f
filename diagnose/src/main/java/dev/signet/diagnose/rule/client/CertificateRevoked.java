// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.client;

import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;

/** The server says that it is revoked. */
final class CertificateRevoked implements CauseRule {
  private static final int CERTIFICATE_REVOKED = 44;

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!Objection.isToCertificate(file) || !file.endedBy(CERTIFICATE_REVOKED)) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ClientCause.CLIENT_CERTIFICATE_REVOKED)
            .wanted("a client certificate that is not revoked")
            .found("the alert certificate_revoked")
            .with("name", Printable.line(file.own().getFirst().shortText()))
            .with("serial", file.own().getFirst().serialText())
            .build());
  }
}

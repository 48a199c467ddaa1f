// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.client;

import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import java.util.Optional;

/** The server refuses the certificate, and nothing is to be seen that is wrong with it. */
final class CertificateRefused implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!Objection.isToCertificate(file)) {
      return Optional.empty();
    }
    Certificate own = file.own().getFirst();
    return Optional.of(
        file.about(ClientCause.CLIENT_CERTIFICATE_REFUSED)
            .wanted("a client certificate of " + Objection.authorities(file))
            .found(Printable.line(own.shortText()) + "; then " + Objection.text(file))
            .with("name", Printable.line(own.shortText()))
            .build());
  }
}

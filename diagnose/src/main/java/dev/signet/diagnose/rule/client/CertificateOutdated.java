// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.client;

import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import java.util.Optional;

/** Our certificate is over or not begun. */
final class CertificateOutdated implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!Objection.isToCertificate(file)) {
      return Optional.empty();
    }
    Certificate own = file.own().getFirst();
    if (own.validity().contains(file.scene().moment())) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ClientCause.CLIENT_CERTIFICATE_OUTDATED)
            .wanted("a client certificate that is valid now")
            .found(
                Printable.line(own.shortText())
                    + ", valid from "
                    + own.validity().notBefore()
                    + " to "
                    + own.validity().notAfter()
                    + "; then "
                    + Objection.text(file))
            .with("name", Printable.line(own.shortText()))
            .build());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.client;

import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import java.util.Optional;

/** Our certificate is not meant for clients. */
final class PurposeWrong implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!Objection.isToCertificate(file)) {
      return Optional.empty();
    }
    Certificate own = file.own().getFirst();
    return own.extension(ExtendedKeyUsage.class)
        .filter(usage -> !usage.purposes().contains(ExtendedKeyUsage.CLIENT))
        .filter(usage -> !usage.purposes().contains(ExtendedKeyUsage.ANY))
        .map(usage ->
            file.about(ClientCause.CLIENT_PURPOSE_WRONG)
                .wanted("a client certificate with the purpose TLS client")
                .found(String.join(", ", usage.texts()) + "; then " + Objection.text(file))
                .with("name", Printable.line(own.shortText()))
                .build());
  }
}

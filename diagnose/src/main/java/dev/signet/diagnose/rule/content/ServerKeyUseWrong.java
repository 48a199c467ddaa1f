// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.content;

import dev.signet.diagnose.cause.ContentCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.KeyUse;
import dev.signet.x509.X509Code;
import java.util.Optional;

/** The server's key may not sign, nor agree on keys. */
final class ServerKeyUseWrong implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Refusals.of(file, X509Code.CERTIFICATE_KEY_USAGE)
        .flatMap(refusal ->
            Refusals.path(file).stream()
                .limit(1)
                .filter(ServerKeyUseWrong::isConcerned)
                .findFirst()
                .map(certificate ->
                    file.about(ContentCause.SERVER_KEY_USE_WRONG, certificate)
                        .wanted("the key usage digitalSignature")
                        .found(refusal.found())
                        .build()));
  }

  private static boolean isConcerned(Certificate certificate) {
    return certificate
        .extension(KeyUsage.class)
        .filter(usage -> !usage.uses().contains(KeyUse.DIGITAL_SIGNATURE))
        .filter(usage -> !usage.uses().contains(KeyUse.KEY_ENCIPHERMENT))
        .filter(usage -> !usage.uses().contains(KeyUse.KEY_AGREEMENT))
        .isPresent();
  }
}

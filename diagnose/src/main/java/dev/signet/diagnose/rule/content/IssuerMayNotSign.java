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

/** Who signed is an authority whose key may not sign certificates. */
final class IssuerMayNotSign implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Refusals.of(file, X509Code.CERTIFICATE_KEY_USAGE)
        .flatMap(refusal ->
            Refusals.authorities(file).stream()
                .filter(IssuerMayNotSign::isConcerned)
                .findFirst()
                .map(certificate ->
                    file.about(ContentCause.ISSUER_MAY_NOT_SIGN, certificate)
                        .wanted("the key usage keyCertSign")
                        .found(refusal.found())
                        .build()));
  }

  private static boolean isConcerned(Certificate certificate) {
    return certificate.isAuthority()
        && certificate
            .extension(KeyUsage.class)
            .filter(usage -> !usage.uses().contains(KeyUse.KEY_CERT_SIGN))
            .isPresent();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.content;

import dev.signet.diagnose.cause.ContentCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.X509Code;
import java.util.Optional;

/** An authority is limited to other purposes. */
final class AuthorityPurposeMissing implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Refusals.of(file, X509Code.CERTIFICATE_PURPOSE)
        .flatMap(refusal ->
            Refusals.authorities(file).stream()
                .filter(AuthorityPurposeMissing::isConcerned)
                .findFirst()
                .map(certificate ->
                    file.about(ContentCause.AUTHORITY_PURPOSE_MISSING, certificate)
                        .wanted("the purpose TLS server, or none at all")
                        .found(refusal.found())
                        .build()));
  }

  private static boolean isConcerned(Certificate certificate) {
    return certificate
        .extension(ExtendedKeyUsage.class)
        .filter(usage -> !usage.purposes().contains(ExtendedKeyUsage.SERVER))
        .filter(usage -> !usage.purposes().contains(ExtendedKeyUsage.ANY))
        .isPresent();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.content;

import dev.signet.diagnose.cause.ContentCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.X509Code;
import java.util.Optional;

/** Who signed is not marked as an authority. */
final class IssuerNotMarked implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Refusals.of(file, X509Code.ISSUER_NOT_AUTHORITY)
        .flatMap(refusal ->
            Refusals.authorities(file).stream()
                .filter(IssuerNotMarked::isConcerned)
                .findFirst()
                .map(certificate ->
                    file.about(ContentCause.ISSUER_NOT_MARKED, certificate)
                        .wanted("basic constraints with CA:TRUE")
                        .found(refusal.found())
                        .build()));
  }

  private static boolean isConcerned(Certificate certificate) {
    return !certificate.isAuthority();
  }
}

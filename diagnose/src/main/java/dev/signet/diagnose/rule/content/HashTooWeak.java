// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.content;

import dev.signet.diagnose.cause.ContentCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.X509Code;
import java.util.Locale;
import java.util.Optional;

/** A signature below the anchor is made with a broken hash. */
final class HashTooWeak implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Refusals.of(file, X509Code.CERTIFICATE_ALGORITHM_WEAK)
        .flatMap(refusal ->
            Refusals.belowAnchor(file).stream()
                .filter(HashTooWeak::isConcerned)
                .findFirst()
                .map(certificate ->
                    file.about(ContentCause.HASH_TOO_WEAK, certificate)
                        .wanted("a signature with SHA-256 or better")
                        .found(certificate.signatureAlgorithm().text())
                        .with("algorithm", certificate.signatureAlgorithm().text())
                        .build()));
  }

  private static boolean isConcerned(Certificate certificate) {
    String name = certificate.signatureAlgorithm().jcaName().toUpperCase(Locale.ROOT);
    return name.startsWith("SHA1") || name.startsWith("MD");
  }
}

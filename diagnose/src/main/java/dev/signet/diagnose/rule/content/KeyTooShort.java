// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.content;

import dev.signet.diagnose.cause.ContentCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.X509Code;
import java.util.Optional;

/** A key on the way is too short. */
final class KeyTooShort implements CauseRule {
  private static final int LEAST_RSA = 2048;
  private static final int LEAST_CURVE = 256;

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Refusals.of(file, X509Code.CERTIFICATE_ALGORITHM_WEAK)
        .flatMap(refusal ->
            Refusals.path(file).stream()
                .filter(KeyTooShort::isConcerned)
                .findFirst()
                .map(certificate ->
                    file.about(ContentCause.KEY_TOO_SHORT, certificate)
                        .wanted("RSA of " + LEAST_RSA + " bits, or P-256, and more")
                        .found(certificate.key().text())
                        .with("key", certificate.key().text())
                        .build()));
  }

  private static boolean isConcerned(Certificate certificate) {
    int least = certificate.key().algorithm().startsWith("RSA") ? LEAST_RSA : LEAST_CURVE;
    boolean sized =
        certificate.key().algorithm().startsWith("RSA")
            || certificate.key().algorithm().equals("EC");
    return sized && certificate.key().bits() < least;
  }
}

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

/**
 * Java refuses an algorithm under every authority, also under one's own: what OpenJDK's
 * jdk.certpath.disabledAlgorithms lists without the condition {@code jdkCA}.
 */
final class JavaConstrained implements CauseRule {
  private static final int LEAST_RSA = 1024;
  private static final int LEAST_CURVE = 224;

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Refusals.of(file, X509Code.CERTIFICATE_ALGORITHM_WEAK)
        .flatMap(_ ->
            Refusals.belowAnchor(file).stream().filter(JavaConstrained::isConcerned).findFirst())
        .map(certificate ->
            file.about(ContentCause.JAVA_CONSTRAINED, certificate)
                .wanted("what jdk.certpath.disabledAlgorithms allows")
                .found(certificate.signatureAlgorithm().text() + ", " + certificate.key().text())
                .build());
  }

  private static boolean isConcerned(Certificate certificate) {
    String hash = certificate.signatureAlgorithm().jcaName().toUpperCase(Locale.ROOT);
    String algorithm = certificate.key().algorithm();
    int bits = certificate.key().bits();
    return hash.startsWith("MD")
        || (algorithm.startsWith("RSA") && bits < LEAST_RSA)
        || (algorithm.equals("EC") && bits < LEAST_CURVE);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.x509.SignatureAlgorithm;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.X509Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Keys and hashes that still protect. The anchor's own signature is not looked at, because nobody
 * relies on it.
 */
final class StrengthCheck implements Check {
  /** NIST SP 800-131A and every public root programme: shorter keys are no longer allowed. */
  private static final int MIN_RSA_BITS = 2048;

  /** P-224 and shorter curves have less than 128 bits of strength. */
  private static final int MIN_CURVE_BITS = 256;

  @Override
  public List<Finding> findings(CandidatePath path, PathRequest request, Instant moment) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < path.certificates().size(); i++) {
      SubjectPublicKey key = path.certificates().get(i).key();
      if (isWeak(key)) {
        findings.add(weakKey(path, i, key));
      }
    }
    for (int i = 0; i < path.belowAnchor().size(); i++) {
      SignatureAlgorithm algorithm = path.certificates().get(i).signatureAlgorithm();
      if (isWeak(algorithm)) {
        findings.add(weakSignature(path, i, algorithm));
      }
    }
    return findings;
  }

  private static boolean isWeak(SubjectPublicKey key) {
    return switch (key.algorithm()) {
      case "RSA", "RSASSA-PSS" -> key.bits() < MIN_RSA_BITS;
      case "EC" -> key.bits() < MIN_CURVE_BITS;
      case "DSA" -> true;
      default -> false;
    };
  }

  private static boolean isWeak(SignatureAlgorithm algorithm) {
    String name = algorithm.jcaName().toUpperCase(Locale.ROOT);
    return name.startsWith("SHA1") || name.startsWith("MD");
  }

  private static Finding weakKey(CandidatePath path, int index, SubjectPublicKey key) {
    return Check.about(X509Code.CERTIFICATE_ALGORITHM_WEAK, path, index)
        .wanted("RSA of " + MIN_RSA_BITS + " bits or more, or EC P-256 or better")
        .found(key.text() + " key")
        .build();
  }

  private static Finding weakSignature(
      CandidatePath path, int index, SignatureAlgorithm algorithm) {
    return Check.about(X509Code.CERTIFICATE_ALGORITHM_WEAK, path, index)
        .wanted("SHA-256 or better")
        .found("a signature by " + algorithm.text())
        .build();
  }
}

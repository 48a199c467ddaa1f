// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.x509.SignatureAlgorithm;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.X509Code;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys and hashes that still protect, by the algorithm policy of the anchor. The anchor's own
 * signature is not looked at, because nobody relies on it.
 */
final class StrengthCheck implements Check {
  @Override
  public List<Finding> findings(Examination of) {
    AlgorithmPolicy policy = of.rules().algorithms();
    CandidatePath path = of.path();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < path.certificates().size(); i++) {
      SubjectPublicKey key = path.certificates().get(i).key();
      // What cannot even be used is told by the check of signatures.
      if (!policy.admits(key) && !key.isCostly()) {
        findings.add(weakKey(path, i, key, policy));
      }
    }
    for (int i = 0; i < path.belowAnchor().size(); i++) {
      SignatureAlgorithm algorithm = path.certificates().get(i).signatureAlgorithm();
      if (!algorithm.hash().map(policy.hashes()::contains).orElse(true)) {
        findings.add(weakSignature(path, i, algorithm));
      }
    }
    return findings;
  }

  static Finding weakKey(
      CandidatePath path, int index, SubjectPublicKey key, AlgorithmPolicy policy) {
    return Check.about(X509Code.CERTIFICATE_ALGORITHM_WEAK, path, index)
        .wanted("RSA of " + policy.rsaBits() + " bits or more, or EC P-256 or better")
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

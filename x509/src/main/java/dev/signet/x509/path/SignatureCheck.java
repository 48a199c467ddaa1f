// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.X509Code;
import java.util.ArrayList;
import java.util.List;

/** RFC 5280, 6.1.3 (a)(1): the key above made the signature on every certificate. */
final class SignatureCheck implements Check {
  @Override
  public List<Finding> findings(Examination of) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i + 1 < of.certificates().size(); i++) {
      SubjectPublicKey key = of.workingKey(i + 1);
      if (key.isCostly()) {
        findings.add(costly(of.path(), i + 1, key));
      } else if (!of.signatures().fits(of.certificate(i).keySignature(), key)) {
        findings.add(unfit(of, i));
      }
    }
    return findings;
  }

  /** What hides behind a signature that does not fit; never nothing, for the path must not hold. */
  private static Finding unfit(Examination of, int index) {
    Certificate certificate = of.certificate(index);
    AlgorithmPolicy policy = of.rules().algorithms();
    SubjectPublicKey key = of.certificate(index + 1).key();
    if (!policy.admits(key)) {
      return StrengthCheck.weakKey(of.path(), index + 1, key, policy);
    }
    return certificate.signatureAlgorithm().equals(certificate.signedAlgorithm())
        ? mismatch(of.path(), index)
        : ProfileCheck.finding(
            of.path(), index, StandardRules.SAME_ALGORITHM, X509Code.CERTIFICATE_PROFILE);
  }

  private static Finding costly(CandidatePath path, int index, SubjectPublicKey key) {
    return Check.about(X509Code.KEY_UNSUPPORTED, path, index)
        .wanted("an RSA key with which verifying is quick")
        .found(key.text())
        .with("problem", "its modulus or its exponent is too long")
        .build();
  }

  /**
   * The signature of the certificate at an index does not fit the key above it: a re-keyed issuer,
   * or a forgery.
   */
  private static Finding mismatch(CandidatePath path, int index) {
    Certificate certificate = path.certificates().get(index);
    Certificate issuer = path.certificates().get(index + 1);
    X509Code code =
        KeyIdentifiers.agree(certificate, issuer)
            ? X509Code.CERTIFICATE_SIGNATURE_INVALID
            : X509Code.ISSUER_KEY_DIFFERS;
    return Check.about(code, path, index)
        .wanted("a signature by the key of " + Printable.line(issuer.shortText()))
        .found(certificate.signatureAlgorithm().text() + " that does not fit")
        .with("issuer", Printable.line(issuer.shortText()))
        .build();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.SubjectAlternativeName;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.X509Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rules on single certificates that RFC 5280 states with MUST and that others enforce, and keys and
 * hashes that still protect.
 */
final class ProfileCheck implements Check {
  /** NIST SP 800-131A and every public root programme: shorter keys are no longer allowed. */
  private static final int MIN_RSA_BITS = 2048;

  /** P-224 and shorter curves have less than 128 bits of strength. */
  private static final int MIN_CURVE_BITS = 256;

  @Override
  public List<Finding> findings(CandidatePath path, PathRequest request, Instant moment) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < path.certificates().size(); i++) {
      checkRules(path, i, findings);
      checkKey(path, i, findings);
    }
    for (int i = 0; i < path.belowAnchor().size(); i++) {
      checkSignature(path, i, findings);
    }
    return findings;
  }

  private static void checkRules(CandidatePath path, int index, List<Finding> findings) {
    Certificate certificate = path.certificates().get(index);
    if (!certificate.signatureAlgorithm().equals(certificate.signedAlgorithm())) {
      // 4.1.1.2: this field MUST contain the same algorithm identifier as the signature field.
      broken(path, index, "RFC 5280, 4.1.1.2", "two signature algorithms that differ", findings);
    }
    if (certificate.version() < 3 && !certificate.extensions().isEmpty()) {
      // 4.1.2.9: this field MUST only appear if the version is 3.
      broken(
          path,
          index,
          "RFC 5280, 4.1.2.9",
          "extensions in version " + certificate.version(),
          findings);
    }
    if (certificate.issuer().isEmpty()) {
      // 4.1.2.4: the issuer field MUST contain a non-empty distinguished name.
      broken(path, index, "RFC 5280, 4.1.2.4", "no issuer", findings);
    }
    if (certificate.subject().isEmpty() && certificate.isAuthority()) {
      // 4.1.2.6: if the subject is a CA, the subject field MUST be populated.
      broken(path, index, "RFC 5280, 4.1.2.6", "an authority without subject", findings);
    }
    if (certificate.subject().isEmpty() && !hasCriticalNames(certificate)) {
      // 4.2.1.6: if the subject field is empty, the issuing CA MUST mark subjectAltName as
      // critical.
      broken(
          path,
          index,
          "RFC 5280, 4.2.1.6",
          "no subject and alternative names that are not critical",
          findings);
    }
  }

  private static boolean hasCriticalNames(Certificate certificate) {
    return certificate.extensions().stream()
        .anyMatch(e -> e.critical() && e.content() instanceof SubjectAlternativeName);
  }

  private static void broken(
      CandidatePath path, int index, String rule, String found, List<Finding> findings) {
    findings.add(
        Check.about(X509Code.CERTIFICATE_PROFILE, path, index).wanted(rule).found(found).build());
  }

  private static void checkKey(CandidatePath path, int index, List<Finding> findings) {
    SubjectPublicKey key = path.certificates().get(index).key();
    boolean weak =
        switch (key.algorithm()) {
          case "RSA", "RSASSA-PSS" -> key.bits() < MIN_RSA_BITS;
          case "EC" -> key.bits() < MIN_CURVE_BITS;
          case "DSA" -> true;
          default -> false;
        };
    if (weak) {
      findings.add(
          Check.about(X509Code.CERTIFICATE_ALGORITHM_WEAK, path, index)
              .wanted("RSA of " + MIN_RSA_BITS + " bits or more, or EC P-256 or better")
              .found(key.text() + " key")
              .build());
    }
  }

  private static void checkSignature(CandidatePath path, int index, List<Finding> findings) {
    String name =
        path.certificates().get(index).signatureAlgorithm().jcaName().toUpperCase(Locale.ROOT);
    if (name.startsWith("SHA1") || name.startsWith("MD")) {
      findings.add(
          Check.about(X509Code.CERTIFICATE_ALGORITHM_WEAK, path, index)
              .wanted("SHA-256 or better")
              .found("a signature by " + path.certificates().get(index).signatureAlgorithm().text())
              .build());
    }
  }
}

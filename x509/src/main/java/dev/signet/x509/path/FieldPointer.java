// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.Extension;
import dev.signet.x509.X509Code;
import dev.signet.x509.der.ByteRange;
import dev.signet.x509.layout.ByteLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says where in a certificate's bytes the field stands that a finding is about: the parameter
 * {@code bytes}.
 *
 * @param certificates of the path that was judged, the peer's first
 */
record FieldPointer(List<Certificate> certificates) {
  private static final String BYTES = "bytes";
  private static final String SIGNED = "certificate.tbsCertificate";

  /** Fields outside the extensions. */
  private static final Map<Code, String> FIELDS =
      Map.ofEntries(
          Map.entry(X509Code.CERTIFICATE_EXPIRED, SIGNED + ".validity"),
          Map.entry(X509Code.CERTIFICATE_NOT_YET_VALID, SIGNED + ".validity"),
          Map.entry(X509Code.CERTIFICATE_LIFETIME, SIGNED + ".validity"),
          Map.entry(X509Code.ISSUER_UNKNOWN, SIGNED + ".issuer"),
          Map.entry(X509Code.INTERMEDIATE_MISSING, SIGNED + ".issuer"),
          Map.entry(X509Code.ROOT_UNTRUSTED, SIGNED + ".issuer"),
          Map.entry(X509Code.CERTIFICATE_SELF_SIGNED, SIGNED + ".issuer"),
          Map.entry(X509Code.KEY_UNSUPPORTED, SIGNED + ".subjectPublicKeyInfo"),
          Map.entry(X509Code.CERTIFICATE_REVOKED, SIGNED + ".serialNumber"),
          Map.entry(X509Code.REVOCATION_UNKNOWN, SIGNED + ".serialNumber"),
          Map.entry(X509Code.ISSUER_KEY_DIFFERS, "certificate.signature"),
          Map.entry(X509Code.CERTIFICATE_SIGNATURE_INVALID, "certificate.signature"));

  /** Extensions, by their names. */
  private static final Map<Code, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry(X509Code.CERTIFICATE_NAME_MISMATCH, "subjectAltName"),
          Map.entry(X509Code.CERTIFICATE_NAME_ABSENT, "subjectAltName"),
          Map.entry(X509Code.WILDCARD_TOO_WIDE, "subjectAltName"),
          Map.entry(X509Code.NAME_CONSTRAINT_VIOLATED, "subjectAltName"),
          Map.entry(X509Code.CERTIFICATE_PURPOSE, "extKeyUsage"),
          Map.entry(X509Code.CERTIFICATE_KEY_USAGE, "keyUsage"),
          Map.entry(X509Code.ISSUER_NOT_AUTHORITY, "basicConstraints"),
          Map.entry(X509Code.PATH_LENGTH_EXCEEDED, "basicConstraints"),
          Map.entry(X509Code.CERTIFICATE_POLICY, "certificatePolicies"),
          Map.entry(X509Code.OCSP_STAPLE_MISSING, "tlsFeature"));

  /** The findings, each with its place where it has one. */
  List<Finding> point(List<Finding> findings) {
    return findings.stream().map(this::point).toList();
  }

  private Finding point(Finding finding) {
    String depth = finding.parameters().getOrDefault("depth", "");
    return depth.isEmpty() ? finding : point(finding, Integer.parseInt(depth));
  }

  /** A finding about the certificate at an index. */
  Finding point(Finding finding, int index) {
    boolean pointed = finding.parameters().containsKey(BYTES) || index >= certificates.size();
    return pointed
        ? finding
        : range(finding.code(), certificates.get(index))
            .map(range -> finding.with(BYTES, range.text()))
            .orElse(finding);
  }

  /** The field; where an extension is absent, nothing. */
  private static Optional<ByteRange> range(Code code, Certificate certificate) {
    return FIELDS.containsKey(code)
        ? ByteLayout.of(certificate).range(FIELDS.getOrDefault(code, SIGNED))
        : certificate.extensions().stream()
            .filter(extension -> extension.name().equals(EXTENSIONS.get(code)))
            .map(Extension::range)
            .findFirst();
  }
}

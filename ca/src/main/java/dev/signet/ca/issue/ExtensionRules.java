// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.CaCode;
import dev.signet.ca.Profile;
import dev.signet.ca.Purpose;
import dev.signet.explain.Finding;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent.BasicConstraints;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.ExtensionContent.Malformed;
import dev.signet.x509.ExtensionContent.SubjectAlternativeName;
import dev.signet.x509.ExtensionContent.SubjectKeyIdentifier;
import dev.signet.x509.KeyUse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges what a request wants to be used for, and how it is signed. */
final class ExtensionRules {
  /** Signature algorithms whose hash still binds; SHA-1 and MD5 do not (RFC 9155). */
  private static final Set<String> ALGORITHMS =
      Set.of(
          "SHA256withRSA",
          "SHA384withRSA",
          "SHA512withRSA",
          "RSASSA-PSS",
          "SHA256withECDSA",
          "SHA384withECDSA",
          "SHA512withECDSA",
          "Ed25519",
          "ML-DSA-44",
          "ML-DSA-65",
          "ML-DSA-87");

  private final CertificateRequest csr;
  private final Profile profile;
  private final List<Finding> refusals;
  private final List<Finding> notes;

  ExtensionRules(
      CertificateRequest csr, Profile profile, List<Finding> refusals, List<Finding> notes) {
    this.csr = csr;
    this.profile = profile;
    this.refusals = refusals;
    this.notes = notes;
  }

  /** The purposes that may be certified. */
  Set<Purpose> judge() {
    checkAlgorithm();
    Set<String> seen = new HashSet<>();
    for (Extension extension : csr.extensions()) {
      if (!seen.add(extension.oid().dotted())) {
        refusals.add(unreadable(extension, "it is there twice"));
      }
      check(extension);
    }
    return purposes();
  }

  private void checkAlgorithm() {
    if (!ALGORITHMS.contains(csr.signatureAlgorithm().jcaName())) {
      refusals.add(
          Finding.about(CaCode.CSR_ALGORITHM_REFUSED)
              .wanted("ECDSA and RSA with SHA-256, SHA-384 or SHA-512, and Ed25519")
              .found(csr.signatureAlgorithm().text())
              .build());
    }
  }

  private void check(Extension extension) {
    switch (extension.content()) {
      case Malformed malformed -> refusals.add(unreadable(extension, malformed.problem()));
      case BasicConstraints basic when basic.authority() ->
          refusals.add(authority("basicConstraints CA:TRUE"));
      case KeyUsage usage when signsCertificates(usage) ->
          refusals.add(authority("the key usage of an authority"));
      case BasicConstraints _ -> {}
      case KeyUsage _ -> {}
      case SubjectAlternativeName _ -> {}
      case ExtendedKeyUsage _ -> {}
      case SubjectKeyIdentifier _ -> {}
      case Object _ -> leaveOut(extension);
    }
  }

  private static boolean signsCertificates(KeyUsage usage) {
    return usage.uses().contains(KeyUse.KEY_CERT_SIGN) || usage.uses().contains(KeyUse.CRL_SIGN);
  }

  /** All of the profile's where the request names none; otherwise those that both name. */
  private Set<Purpose> purposes() {
    if (csr.extension(ExtendedKeyUsage.class).isEmpty()) {
      return profile.purposes();
    }
    ExtendedKeyUsage wanted = csr.extension(ExtendedKeyUsage.class).get();
    Set<String> oids = wanted.purposes().stream().map(Object::toString).collect(Collectors.toSet());
    Set<Purpose> both =
        profile.purposes().stream()
            .filter(purpose -> oids.contains(purpose.oid()))
            .collect(Collectors.toSet());
    if (both.isEmpty()) {
      refusals.add(refusedUsage(wanted));
    } else if (both.size() < oids.size()) {
      notes.add(
          leftOut(
              "part of its extended key usage",
              "the profile " + profile.name() + " does not have it"));
    }
    return both;
  }

  private Finding refusedUsage(ExtendedKeyUsage wanted) {
    return Finding.about(CaCode.CSR_USAGE_REFUSED)
        .wanted(
            profile.purposes().stream()
                .map(p -> "TLS " + p.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" and ")))
        .found(String.join(", ", wanted.texts()))
        .with("profile", profile.name())
        .build();
  }

  private static Finding authority(String found) {
    return Finding.about(CaCode.CSR_ASKS_FOR_AUTHORITY).found(found).build();
  }

  private static Finding unreadable(Extension extension, String problem) {
    return Finding.about(CaCode.CSR_EXTENSION_UNREADABLE)
        .subject(extension.name())
        .found(problem)
        .build();
  }

  private void leaveOut(Extension extension) {
    notes.add(leftOut("extension " + extension.name(), "the authority itself decides on it"));
  }

  private static Finding leftOut(String part, String reason) {
    return Finding.about(CaCode.CSR_PART_LEFT_OUT).subject(part).found(reason).build();
  }
}

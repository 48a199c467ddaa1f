// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.Oid;
import java.util.List;
import java.util.Map;

/** What people call the object identifiers of certificates. */
public final class OidNames {
  static final Oid COMMON_NAME = new Oid("2.5.4.3");
  static final Oid EMAIL_ADDRESS = new Oid("1.2.840.113549.1.9.1");

  private static final Map<String, String> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("2.5.4.3", "CN"),
          Map.entry("2.5.4.4", "SN"),
          Map.entry("2.5.4.5", "serialNumber"),
          Map.entry("2.5.4.6", "C"),
          Map.entry("2.5.4.7", "L"),
          Map.entry("2.5.4.8", "ST"),
          Map.entry("2.5.4.9", "STREET"),
          Map.entry("2.5.4.10", "O"),
          Map.entry("2.5.4.11", "OU"),
          Map.entry("2.5.4.12", "title"),
          Map.entry("2.5.4.15", "businessCategory"),
          Map.entry("2.5.4.17", "postalCode"),
          Map.entry("2.5.4.42", "GN"),
          Map.entry("2.5.4.46", "dnQualifier"),
          Map.entry("2.5.4.97", "organizationIdentifier"),
          Map.entry("0.9.2342.19200300.100.1.1", "UID"),
          Map.entry("0.9.2342.19200300.100.1.25", "DC"),
          Map.entry("1.2.840.113549.1.9.1", "emailAddress"));

  private static final Map<String, String> PURPOSES =
      Map.ofEntries(
          Map.entry("2.5.29.37.0", "any purpose"),
          Map.entry("1.3.6.1.5.5.7.3.1", "TLS server"),
          Map.entry("1.3.6.1.5.5.7.3.2", "TLS client"),
          Map.entry("1.3.6.1.5.5.7.3.3", "code signing"),
          Map.entry("1.3.6.1.5.5.7.3.4", "e-mail protection"),
          Map.entry("1.3.6.1.5.5.7.3.8", "time stamping"),
          Map.entry("1.3.6.1.5.5.7.3.9", "OCSP signing"),
          Map.entry("1.3.6.1.5.5.7.3.17", "IPsec"),
          Map.entry("1.3.6.1.5.2.3.5", "Kerberos KDC"),
          Map.entry("1.3.6.1.4.1.311.20.2.2", "smart card logon"));

  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("2.5.29.14", "subjectKeyIdentifier"),
          Map.entry("2.5.29.15", "keyUsage"),
          Map.entry("2.5.29.17", "subjectAltName"),
          Map.entry("2.5.29.18", "issuerAltName"),
          Map.entry("2.5.29.19", "basicConstraints"),
          Map.entry("2.5.29.20", "cRLNumber"),
          Map.entry("2.5.29.27", "deltaCRLIndicator"),
          Map.entry("2.5.29.28", "issuingDistributionPoint"),
          Map.entry("2.5.29.30", "nameConstraints"),
          Map.entry("2.5.29.31", "cRLDistributionPoints"),
          Map.entry("2.5.29.32", "certificatePolicies"),
          Map.entry("2.5.29.33", "policyMappings"),
          Map.entry("2.5.29.35", "authorityKeyIdentifier"),
          Map.entry("2.5.29.36", "policyConstraints"),
          Map.entry("2.5.29.37", "extKeyUsage"),
          Map.entry("2.5.29.46", "freshestCRL"),
          Map.entry("2.5.29.54", "inhibitAnyPolicy"),
          Map.entry("2.5.29.21", "cRLReason"),
          Map.entry("2.5.29.24", "invalidityDate"),
          Map.entry("2.5.29.29", "certificateIssuer"),
          Map.entry("2.5.29.56", "noRevAvail"),
          Map.entry("1.3.6.1.5.5.7.48.1.5", "ocspNoCheck"),
          Map.entry("1.3.6.1.5.5.7.1.1", "authorityInfoAccess"),
          Map.entry("1.3.6.1.5.5.7.1.11", "subjectInfoAccess"),
          Map.entry("1.3.6.1.5.5.7.1.24", "tlsFeature"),
          Map.entry("1.3.6.1.4.1.11129.2.4.2", "signedCertificateTimestamps"),
          Map.entry("1.3.6.1.4.1.11129.2.4.3", "precertificatePoison"));

  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("1.2.840.10045.2.1", "EC key"),
          Map.entry("1.2.840.10045.3.1.1", "P-192"),
          Map.entry("1.2.840.10045.3.1.7", "P-256"),
          Map.entry("1.3.132.0.10", "secp256k1"),
          Map.entry("1.3.132.0.33", "P-224"),
          Map.entry("1.3.132.0.34", "P-384"),
          Map.entry("1.3.132.0.35", "P-521"),
          Map.entry("1.2.840.113549.1.1.1", "RSA key"),
          Map.entry("1.2.840.10040.4.1", "DSA key"),
          Map.entry("1.3.101.110", "X25519"),
          Map.entry("1.3.101.111", "X448"),
          Map.entry("1.3.6.1.5.5.7.48.1", "OCSP"),
          Map.entry("1.3.6.1.5.5.7.48.2", "issuer's certificate"),
          Map.entry("1.3.6.1.5.5.7.2.1", "practice statement"),
          Map.entry("1.3.6.1.5.5.7.2.2", "user notice"),
          Map.entry("2.5.29.32.0", "any policy"),
          Map.entry("2.23.140.1.1", "CA/B extended validation"),
          Map.entry("2.23.140.1.2.1", "CA/B domain validated"),
          Map.entry("2.23.140.1.2.2", "CA/B organisation validated"),
          Map.entry("2.23.140.1.2.3", "CA/B individual validated"),
          Map.entry("1.2.840.113549.1.1.8", "MGF1"),
          Map.entry("1.3.14.3.2.26", "SHA-1"),
          Map.entry("2.16.840.1.101.3.4.2.1", "SHA-256"),
          Map.entry("2.16.840.1.101.3.4.2.2", "SHA-384"),
          Map.entry("2.16.840.1.101.3.4.2.3", "SHA-512"));

  private OidNames() {}

  /** The name of an identifier of whatever kind, else its arcs. */
  public static String any(Oid oid) {
    for (Map<String, String> names : List.of(ATTRIBUTES, PURPOSES, EXTENSIONS, OTHERS)) {
      if (names.containsKey(oid.dotted())) {
        return names.getOrDefault(oid.dotted(), "");
      }
    }
    return SignatureAlgorithm.named(oid);
  }

  /** The name of an attribute of directory names, as RFC 4514 writes it, else its arcs. */
  public static String attribute(Oid oid) {
    return ATTRIBUTES.getOrDefault(oid.dotted(), oid.dotted());
  }

  /** The name of an extended key usage, else its arcs. */
  public static String purpose(Oid oid) {
    return PURPOSES.getOrDefault(oid.dotted(), oid.dotted());
  }

  /** The name of an extension in RFC 5280 and its companions, else its arcs. */
  public static String extension(Oid oid) {
    return EXTENSIONS.getOrDefault(oid.dotted(), oid.dotted());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.Oid;
import java.util.Map;

/** What people call the object identifiers of certificates. */
final class OidNames {
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

  private OidNames() {}

  static String attribute(Oid oid) {
    return ATTRIBUTES.getOrDefault(oid.dotted(), oid.dotted());
  }

  static String purpose(Oid oid) {
    return PURPOSES.getOrDefault(oid.dotted(), oid.dotted());
  }

  static String extension(Oid oid) {
    return EXTENSIONS.getOrDefault(oid.dotted(), oid.dotted());
  }
}

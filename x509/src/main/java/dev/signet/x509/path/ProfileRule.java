// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Certificate;
import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent;
import dev.signet.x509.ExtensionContent.AuthorityKeyIdentifier;
import dev.signet.x509.ExtensionContent.BasicConstraints;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.ExtensionContent.NameConstraints;
import dev.signet.x509.ExtensionContent.SubjectAlternativeName;
import dev.signet.x509.ExtensionContent.SubjectKeyIdentifier;
import dev.signet.x509.KeyUse;
import java.util.List;
import java.util.function.Predicate;

/**
 * A rule of RFC 5280 about one certificate, stated there with MUST.
 *
 * <p>Two kinds are left out: what the RFC asks verifiers to bear ("certificate users SHOULD be
 * prepared to gracefully handle" serial numbers that are negative or zero, 4.1.2.2), and what only
 * binds public authorities.
 *
 * @param section where it is written
 * @param defect what a certificate that breaks it has, as a phrase
 * @param isBroken whether a certificate breaks it
 */
record ProfileRule(String section, String defect, Predicate<Certificate> isBroken) {
  /** RFC 5280, 4.1.2.2: users MUST be able to handle serial numbers up to 20 octets. */
  private static final int MAX_SERIAL_BITS = 20 * 8;

  /** Rules for every certificate, anchors too. */
  static final List<ProfileRule> FOR_ALL =
      List.of(
          new ProfileRule(
              "RFC 5280, 4.1.1.2",
              "two signature algorithms that differ",
              c -> !c.signatureAlgorithm().equals(c.signedAlgorithm())),
          new ProfileRule(
              "RFC 5280, 4.1.2.2",
              "a serial number of more than 20 bytes",
              c -> c.serial().bitLength() >= MAX_SERIAL_BITS),
          new ProfileRule(
              "RFC 5280, 4.1.2.9",
              "extensions in a version that has none",
              c -> c.version() < 3 && !c.extensions().isEmpty()),
          new ProfileRule("RFC 5280, 4.1.2.4", "no issuer", c -> c.issuer().isEmpty()),
          new ProfileRule(
              "RFC 5280, 4.1.2.6",
              "an authority without subject",
              c -> c.subject().isEmpty() && c.isAuthority()),
          new ProfileRule(
              "RFC 5280, 4.2.1.6",
              "no subject, and alternative names that are not critical",
              c -> c.subject().isEmpty() && !isCritical(c, SubjectAlternativeName.class)),
          new ProfileRule(
              "RFC 5280, 4.2.1.9",
              "the key usage keyCertSign without being an authority",
              c -> !c.isAuthority() && c.version() >= 3 && maySign(c)),
          new ProfileRule(
              "RFC 5280, 4.2.1.10",
              "name constraints without being an authority",
              c -> !c.isAuthority() && c.extension(NameConstraints.class).isPresent()),
          new ProfileRule(
              "RFC 5280, 4.2.1.1",
              "a critical authority key identifier",
              c -> isCritical(c, AuthorityKeyIdentifier.class)),
          new ProfileRule(
              "RFC 5280, 4.2.1.2",
              "a critical subject key identifier",
              c -> isCritical(c, SubjectKeyIdentifier.class)));

  /**
   * Rules for all but the anchor: old public roots break them, and an anchor is only trusted for
   * its name and key (6.1.1).
   */
  static final List<ProfileRule> BELOW_ANCHOR =
      List.of(
          new ProfileRule(
              "RFC 5280, 4.2.1.1",
              "no authority key identifier",
              c -> c.version() >= 3 && lacks(c, AuthorityKeyIdentifier.class) && !c.isSelfSigned()),
          new ProfileRule(
              "RFC 5280, 4.2.1.2",
              "an authority without subject key identifier",
              c -> c.isAuthority() && lacks(c, SubjectKeyIdentifier.class)),
          new ProfileRule(
              "RFC 5280, 4.2.1.9",
              "an authority whose basic constraints are not critical",
              c -> c.isAuthority() && !isCritical(c, BasicConstraints.class)));

  private static boolean lacks(Certificate certificate, Class<? extends ExtensionContent> type) {
    return certificate.extension(type).isEmpty();
  }

  private static boolean isCritical(
      Certificate certificate, Class<? extends ExtensionContent> type) {
    return certificate.extensions().stream()
        .filter(Extension::critical)
        .anyMatch(extension -> type.isInstance(extension.content()));
  }

  private static boolean maySign(Certificate certificate) {
    return certificate
        .extension(KeyUsage.class)
        .filter(usage -> usage.uses().contains(KeyUse.KEY_CERT_SIGN))
        .isPresent();
  }
}

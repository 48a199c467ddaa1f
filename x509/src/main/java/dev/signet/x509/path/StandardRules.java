// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import static dev.signet.x509.path.ProfileRule.has;
import static dev.signet.x509.path.ProfileRule.lacks;

import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityInformationAccess;
import dev.signet.x509.ExtensionContent.AuthorityKeyIdentifier;
import dev.signet.x509.ExtensionContent.BasicConstraints;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.ExtensionContent.NameConstraints;
import dev.signet.x509.ExtensionContent.SubjectAlternativeName;
import dev.signet.x509.ExtensionContent.SubjectKeyIdentifier;
import dev.signet.x509.KeyUse;
import dev.signet.x509.path.ProfileRule.Reach;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What RFC 5280 demands of certificates with MUST, and what verifiers can see. OpenSSL's strict
 * mode enforces the same, and with it every Python since 3.13.
 *
 * <p>Two kinds are left out: what the RFC asks verifiers to bear ("certificate users SHOULD be
 * prepared to gracefully handle" serial numbers that are negative or zero, 4.1.2.2), and what only
 * binds public authorities.
 */
final class StandardRules {
  /** RFC 5280, 4.1.2.2: users MUST be able to handle serial numbers up to 20 octets. */
  private static final int MAX_SERIAL_BITS = 20 * 8;

  /** RFC 9881, 3 and RFC 9295, 2: keys that only sign MUST NOT be marked for anything else. */
  private static final Set<KeyUse> NOT_SIGNING =
      EnumSet.of(
          KeyUse.KEY_ENCIPHERMENT,
          KeyUse.DATA_ENCIPHERMENT,
          KeyUse.KEY_AGREEMENT,
          KeyUse.ENCIPHER_ONLY,
          KeyUse.DECIPHER_ONLY);

  /** Why a signature cannot fit, where it is broken. */
  static final ProfileRule SAME_ALGORITHM =
      new ProfileRule(
          Reach.ALL,
          "RFC 5280, 4.1.1.2",
          "two signature algorithms that differ",
          c -> !c.signatureAlgorithm().equals(c.signedAlgorithm()));

  static final List<ProfileRule> RULES =
      List.of(
          SAME_ALGORITHM,
          new ProfileRule(
              Reach.ALL,
              "RFC 5280, 4.1.2.2",
              "a serial number of more than 20 bytes",
              c -> c.serial().bitLength() >= MAX_SERIAL_BITS),
          new ProfileRule(
              Reach.ALL,
              "RFC 5280, 4.1.2.9",
              "extensions in a version that has none",
              c -> c.version() < 3 && !c.extensions().isEmpty()),
          new ProfileRule(Reach.ALL, "RFC 5280, 4.1.2.4", "no issuer", c -> c.issuer().isEmpty()),
          new ProfileRule(
              Reach.ALL,
              "RFC 5280, 4.1.2.6",
              "an authority without subject",
              c -> c.subject().isEmpty() && c.isAuthority()),
          new ProfileRule(
              Reach.ALL,
              "RFC 5280, 4.2.1.6",
              "no subject, and alternative names that are not critical",
              c -> c.subject().isEmpty() && !has(c, SubjectAlternativeName.class, true)),
          new ProfileRule(
              Reach.ALL,
              "RFC 5280, 4.2.1.9",
              "the key usage keyCertSign without being an authority",
              c -> !c.isAuthority() && c.version() >= 3 && maySign(c)),
          new ProfileRule(
              Reach.ALL,
              "RFC 5280, 4.2.1.10",
              "name constraints without being an authority",
              c -> !c.isAuthority() && !lacks(c, NameConstraints.class)),
          new ProfileRule(
              Reach.ALL,
              "RFC 5280, 4.2.1.1",
              "a critical authority key identifier",
              c -> has(c, AuthorityKeyIdentifier.class, true)),
          new ProfileRule(
              Reach.ALL,
              "RFC 5280, 4.2.1.2",
              "a critical subject key identifier",
              c -> has(c, SubjectKeyIdentifier.class, true)),
          new ProfileRule(
              Reach.ALL,
              "RFC 5280, 4.2.2.1",
              "critical places of its issuer and responder",
              c -> has(c, AuthorityInformationAccess.class, true)),
          // Old public roots break the following, and an anchor is only trusted for its name and
          // key (6.1.1).
          new ProfileRule(
              Reach.BELOW_ANCHOR,
              "RFC 5280, 4.2.1.1",
              "no authority key identifier",
              c -> c.version() >= 3 && lacks(c, AuthorityKeyIdentifier.class) && !c.isSelfSigned()),
          new ProfileRule(
              Reach.BELOW_ANCHOR,
              "RFC 5280, 4.2.1.2",
              "an authority without subject key identifier",
              c -> c.isAuthority() && lacks(c, SubjectKeyIdentifier.class)),
          new ProfileRule(
              Reach.BELOW_ANCHOR,
              "RFC 5280, 4.2.1.9",
              "an authority whose basic constraints are not critical",
              c -> c.isAuthority() && !has(c, BasicConstraints.class, true)),
          new ProfileRule(
              Reach.BELOW_ANCHOR,
              "RFC 9881, 3 and RFC 9295, 2",
              "a key that can only sign, marked for encrypting or agreeing on keys",
              c -> onlySigns(c) && isMarkedForMore(c)),
          new ProfileRule(
              Reach.BELOW_ANCHOR,
              "RFC 9881, 2, RFC 8410, 3 and RFC 5758, 3.2",
              "a signature algorithm with parameters where it has none",
              StandardRules::hasForeignParameters));

  private StandardRules() {}

  private static boolean maySign(Certificate certificate) {
    return uses(certificate).contains(KeyUse.KEY_CERT_SIGN);
  }

  private static boolean onlySigns(Certificate certificate) {
    String key = certificate.key().algorithm();
    return key.startsWith("ML-DSA") || key.equals("Ed25519") || key.equals("Ed448");
  }

  private static boolean isMarkedForMore(Certificate certificate) {
    return uses(certificate).stream().anyMatch(NOT_SIGNING::contains);
  }

  private static Set<KeyUse> uses(Certificate certificate) {
    return certificate.extension(KeyUsage.class).map(KeyUsage::uses).orElse(Set.of());
  }

  private static boolean hasForeignParameters(Certificate certificate) {
    String name = certificate.signatureAlgorithm().jcaName();
    boolean none =
        name.endsWith("withECDSA")
            || name.startsWith("ML-DSA")
            || name.equals("Ed25519")
            || name.equals("Ed448");
    return none && certificate.signatureAlgorithm().hasParameters();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import static dev.signet.x509.path.ProfileRule.has;
import static dev.signet.x509.path.ProfileRule.lacks;

import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityKeyIdentifier;
import dev.signet.x509.ExtensionContent.BasicConstraints;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.ExtensionContent.NameConstraints;
import dev.signet.x509.ExtensionContent.PolicyConstraints;
import dev.signet.x509.ExtensionContent.SubjectKeyIdentifier;
import dev.signet.x509.path.ProfileRule.Reach;
import java.util.List;
import java.util.Optional;

/** Rules with MUST that public authorities in use break; see {@link RuleSet.Group#PEDANTIC}. */
final class PedanticRules {
  static final List<ProfileRule> RULES =
      List.of(
          new ProfileRule(
              Reach.ALL,
              "RFC 5280, 4.2.1.10",
              "name constraints that are not critical",
              c -> has(c, NameConstraints.class, false)),
          new ProfileRule(
              Reach.BELOW_ANCHOR,
              "RFC 5280, 4.2.1.11",
              "policy constraints that are not critical",
              c -> has(c, PolicyConstraints.class, false)),
          new ProfileRule(
              Reach.ANCHOR,
              "RFC 5280, 4.2.1.9",
              "an authority whose basic constraints are not critical",
              c -> has(c, BasicConstraints.class, false)),
          new ProfileRule(
              Reach.ANCHOR,
              "RFC 5280, 4.2.1.2",
              "an authority without subject key identifier",
              c -> c.version() >= 3 && lacks(c, SubjectKeyIdentifier.class)),
          new ProfileRule(
              Reach.ANCHOR,
              "RFC 5280, 4.2.1.1",
              "no authority key identifier",
              c ->
                  c.version() >= 3
                      && lacks(c, AuthorityKeyIdentifier.class)
                      && !c.isSignedBy(c.key())),
          new ProfileRule(
              Reach.ANCHOR,
              "CA/B Baseline Requirements, 7.1.2.1.3",
              "an authority key identifier that is not the root's own key",
              PedanticRules::hasForeignKeyIdentifier),
          new ProfileRule(
              Reach.ANCHOR,
              "CA/B Baseline Requirements, 7.1.2.1.2",
              "an extended key usage in a root",
              c -> !lacks(c, ExtendedKeyUsage.class)));

  private PedanticRules() {}

  /** 7.1.2.1.3: keyIdentifier MUST be present, the issuer's name and serial MUST NOT. */
  private static boolean hasForeignKeyIdentifier(Certificate certificate) {
    Optional<AuthorityKeyIdentifier> authority =
        certificate.extension(AuthorityKeyIdentifier.class);
    return certificate.isSelfIssued()
        && authority
            .filter(key ->
                !key.issuer().isEmpty()
                    || !key.serial().isEmpty()
                    || !certificate
                        .extension(SubjectKeyIdentifier.class)
                        .map(SubjectKeyIdentifier::identifier)
                        .equals(Optional.of(key.identifier())))
            .isPresent();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import static dev.signet.x509.path.ProfileRule.has;
import static dev.signet.x509.path.ProfileRule.lacks;

import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.ExtensionContent.SubjectAlternativeName;
import dev.signet.x509.GeneralName;
import dev.signet.x509.path.ProfileRule.Reach;
import java.util.List;

/**
 * What the Baseline Requirements of the CA/Browser Forum for TLS server certificates demand beyond
 * RFC 5280. The sections are those of version 2.1.
 */
final class BaselineRules {
  /** 6.1.6: the size of RSA keys is a multiple of eight. */
  private static final int BYTE = 8;

  /** Rules for all purposes. */
  static final List<ProfileRule> RULES =
      List.of(
          new ProfileRule(
              Reach.BELOW_ANCHOR,
              "CA/B Baseline Requirements, 7.1",
              "a serial number that is not greater than zero",
              c -> c.serial().signum() <= 0),
          new ProfileRule(
              Reach.ALL,
              "CA/B Baseline Requirements, 6.1.5",
              "an RSA key whose number of bits is no multiple of 8",
              c -> c.key().algorithm().startsWith("RSA") && c.key().bits() % BYTE != 0));

  /** Rules for the certificates of TLS servers. */
  static final List<ProfileRule> SERVER_RULES =
      List.of(
          new ProfileRule(
              Reach.LEAF,
              "CA/B Baseline Requirements, 7.1.2.7.6",
              "no extended key usage",
              c -> lacks(c, ExtendedKeyUsage.class)),
          new ProfileRule(
              Reach.LEAF,
              "CA/B Baseline Requirements, 7.1.2.7.10",
              "the extended key usage \"any purpose\"",
              BaselineRules::isForAny),
          new ProfileRule(
              Reach.LEAF,
              "CA/B Baseline Requirements, 7.1.2.7.6",
              "a critical extended key usage",
              c -> has(c, ExtendedKeyUsage.class, true)),
          new ProfileRule(
              Reach.LEAF,
              "CA/B Baseline Requirements, 7.1.2.7.8",
              "CA:TRUE in a server's certificate",
              Certificate::isAuthority),
          new ProfileRule(
              Reach.LEAF,
              "CA/B Baseline Requirements, 7.1.2.7.12",
              "critical alternative names beside a subject",
              c -> !c.subject().isEmpty() && has(c, SubjectAlternativeName.class, true)),
          new ProfileRule(
              Reach.LEAF,
              "CA/B Baseline Requirements, 7.1.2.7.12",
              "an alternative name that is no host name",
              c -> c.names().stream().anyMatch(BaselineRules::isForbidden)),
          new ProfileRule(
              Reach.LEAF,
              "CA/B Baseline Requirements, 7.1.4.3",
              "a common name that claims more than the alternative names",
              CommonNameRule::isBroken));

  private BaselineRules() {}

  private static boolean isForAny(Certificate certificate) {
    return certificate
        .extension(ExtendedKeyUsage.class)
        .filter(usage -> usage.purposes().contains(ExtendedKeyUsage.ANY))
        .isPresent();
  }

  /** 7.1.2.7.12 wants the preferred name syntax, which has no underscore. */
  private static boolean isForbidden(GeneralName name) {
    return name instanceof GeneralName.DnsName dns
        && (dns.value().indexOf('_') >= 0 || !dns.isWellFormed());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.ExtensionContent.CertificatePolicies;
import dev.signet.x509.ExtensionContent.CrlDistributionPoints;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.ExtensionContent.NoRevocationAvailable;
import dev.signet.x509.ExtensionContent.SignedTimestamps;
import dev.signet.x509.ExtensionContent.SubjectAlternativeName;
import dev.signet.x509.GeneralName;
import dev.signet.x509.GeneralName.DnsName;
import dev.signet.x509.GeneralName.IpAddress;
import dev.signet.x509.KeyUse;
import dev.signet.x509.der.Oid;
import dev.signet.x509.path.ServerLifetimes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What public authorities owe beyond the RFCs: the Baseline Requirements of the CA/Browser Forum
 * for TLS servers, version 2.1.
 */
final class PublicAuthorityLints {
  /** 1.6.1: a short-lived certificate lives ten days at most until 2026-03-15, then seven. */
  private static final Duration SHORT_LIVED = Duration.ofDays(7);

  /** RFC 6761, RFC 6762, RFC 7686 and RFC 9476: names that are nobody's on the Internet. */
  private static final Set<String> INTERNAL_ENDS =
      Set.of("local", "localhost", "test", "invalid", "example", "internal", "onion", "alt");

  /** 7.1.6.1: what a certificate was validated for. */
  private static final Set<Oid> RESERVED_POLICIES =
      Set.of(
          new Oid("2.23.140.1.1"),
          new Oid("2.23.140.1.2.1"),
          new Oid("2.23.140.1.2.2"),
          new Oid("2.23.140.1.2.3"));

  /** 7.1.2.7.10: purposes that MUST NOT stand beside that of servers. */
  private static final Set<Oid> FOREIGN_PURPOSES =
      Set.of(
          new Oid("1.3.6.1.5.5.7.3.3"),
          new Oid("1.3.6.1.5.5.7.3.4"),
          new Oid("1.3.6.1.5.5.7.3.8"),
          ExtendedKeyUsage.OCSP_SIGNING);

  static final List<Lint> LINTS =
      List.of(
          Lint.common(LintCode.SERIAL_GUESSABLE, Reach.ALL, PublicAuthorityLints::guessable),
          Lint.baseline(LintCode.NAME_INTERNAL, Reach.SERVER, PublicAuthorityLints::internal),
          Lint.baseline(
              LintCode.PURPOSE_ABSENT,
              Reach.SERVER,
              specimen -> specimen.absent(ExtendedKeyUsage.class, "extKeyUsage")),
          Lint.baseline(LintCode.PURPOSE_FOREIGN, Reach.SERVER, PublicAuthorityLints::foreign),
          Lint.baseline(
              LintCode.PURPOSE_CRITICAL,
              Reach.SERVER,
              specimen -> specimen.marked(ExtendedKeyUsage.class, true)),
          Lint.baseline(
              LintCode.BASELINE_POLICY_ABSENT, Reach.SERVER, PublicAuthorityLints::noPolicy),
          Lint.baseline(
              LintCode.STATUS_ADDRESS_ABSENT, Reach.SERVER, PublicAuthorityLints::noStatus),
          Lint.baseline(
              LintCode.TIMESTAMPS_ABSENT,
              Reach.SERVER,
              specimen -> specimen.absent(SignedTimestamps.class, "signed certificate timestamps")),
          Lint.baseline(
              LintCode.AUTHORITY_PURPOSE_ABSENT,
              Reach.SUBORDINATE,
              specimen -> specimen.absent(ExtendedKeyUsage.class, "extKeyUsage")),
          Lint.baseline(LintCode.ROOT_PURPOSE_PRESENT, Reach.ROOT, PublicAuthorityLints::purpose),
          Lint.baseline(LintCode.CRL_SIGN_ABSENT, Reach.AUTHORITY, PublicAuthorityLints::noLists));

  private PublicAuthorityLints() {}

  /**
   * 7.1: "CAs SHALL generate non-sequential Certificate serial numbers greater than zero (0) and
   * less than 2^159 containing at least 64 bits of output from a CSPRNG."
   */
  private static Optional<Defect> guessable(Specimen specimen) {
    // 64 random bits have a leading zero byte once in 256 numbers: seven bytes are too few.
    int length = specimen.tbs().serial().length();
    return Defect.when(length < 8, specimen.tbs().serial().range(), length + " bytes");
  }

  /** 7.1.2.7.12: "MUST NOT contain an Internal Name"; addresses "MUST NOT" be reserved ones. */
  private static Optional<Defect> internal(Specimen specimen) {
    return specimen.certificate().names().stream()
        .filter(PublicAuthorityLints::isInternal)
        .findFirst()
        .map(name -> new Defect(name.text(), specimen.rangeOf(SubjectAlternativeName.class)));
  }

  private static boolean isInternal(GeneralName name) {
    return switch (name) {
      case DnsName(String host) ->
          host.indexOf('.') < 0
              || INTERNAL_ENDS.contains(
                  host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
      case IpAddress address -> ReservedAddresses.contain(address.octets());
      default -> false;
    };
  }

  /** 7.1.2.7.10: id-kp-codeSigning, id-kp-emailProtection, id-kp-timeStamping … "MUST NOT". */
  private static Optional<Defect> foreign(Specimen specimen) {
    return specimen.certificate().extension(ExtendedKeyUsage.class).stream()
        .filter(usage -> usage.purposes().stream().anyMatch(FOREIGN_PURPOSES::contains))
        .findFirst()
        .map(usage ->
            new Defect(String.join(", ", usage.texts()), specimen.rangeOf(ExtendedKeyUsage.class)));
  }

  /** 7.1.2.7.9: "MUST contain at least one Reserved Certificate Policy Identifier". */
  private static Optional<Defect> noPolicy(Specimen specimen) {
    boolean told =
        specimen.certificate().extension(CertificatePolicies.class).stream()
            .flatMap(all -> all.policies().stream())
            .anyMatch(RESERVED_POLICIES::contains);
    return Defect.when(
        !told, specimen.rangeOf(CertificatePolicies.class), "no reserved policy identifier");
  }

  /** 7.1.2.11.2: lists "MUST be present" where there is no responder and the life is not short. */
  private static Optional<Defect> noStatus(Specimen specimen) {
    boolean told =
        specimen.has(CrlDistributionPoints.class)
            || specimen.has(NoRevocationAvailable.class)
            || AddressLints.hasResponder(specimen);
    Duration length = ServerLifetimes.length(specimen.certificate().validity());
    return Defect.when(
        !told && length.compareTo(SHORT_LIVED) > 0,
        specimen.whole(),
        "neither list nor responder, for " + length.toDays() + " days");
  }

  /** 7.1.2.1.2: in a root's certificate, extKeyUsage "MUST NOT" be present. */
  private static Optional<Defect> purpose(Specimen specimen) {
    return specimen
        .extension(ExtendedKeyUsage.class)
        .map(extension -> new Defect(extension.name(), extension.range()));
  }

  /** 7.1.2.10.7: of authorities, "cRLSign ... MUST". */
  private static Optional<Defect> noLists(Specimen specimen) {
    boolean broken = specimen.has(KeyUsage.class) && !specimen.uses().contains(KeyUse.CRL_SIGN);
    return Defect.when(broken, specimen.rangeOf(KeyUsage.class), "a key usage without cRLSign");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.ExtensionContent.SubjectAlternativeName;
import dev.signet.x509.GeneralName;
import dev.signet.x509.GeneralName.DnsName;
import dev.signet.x509.GeneralName.IpAddress;
import dev.signet.x509.KeyUse;
import dev.signet.x509.path.ServerLifetimes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Certificates of TLS servers, of public and private authorities. */
final class ServerLints {
  /** Apple's systems refuse longer lives of every server's certificate, whoever issued it. */
  private static final Duration LONGEST_PRIVATE = Duration.ofDays(825);

  static final List<Lint> LINTS =
      List.of(
          Lint.common(LintCode.SERVER_NAMES_ABSENT, Reach.SERVER, ServerLints::noHost),
          Lint.common(LintCode.COMMON_NAME_UNLISTED, Reach.SERVER, ServerLints::unlisted),
          Lint.common(LintCode.PURPOSE_ANY, Reach.LEAF, ServerLints::anyPurpose),
          Lint.common(LintCode.SIGNATURE_USE_ABSENT, Reach.SERVER, ServerLints::cannotSign),
          Lint.baseline(LintCode.SERVER_NAME_FORM, Reach.SERVER, ServerLints::foreignForm),
          Lint.baseline(LintCode.SERVER_LIFETIME, Reach.SERVER, ServerLints::tooLong),
          Lint.ours(LintCode.SERVER_LIFETIME_PRIVATE, Reach.SERVER, ServerLints::tooLongForApple),
          Lint.ours(LintCode.WILDCARD_UNDER_TOP, Reach.SERVER, ServerLints::underTop));

  private ServerLints() {}

  /**
   * BR 7.1.2.7.12: "The subjectAltName extension MUST be present and MUST contain at least one".
   */
  private static Optional<Defect> noHost(Specimen specimen) {
    boolean named = specimen.certificate().names().stream().anyMatch(ServerLints::isHost);
    return Defect.when(
        !named, specimen.rangeOf(SubjectAlternativeName.class), "no host name and no address");
  }

  /**
   * BR 7.1.4.3: a common name "MUST contain exactly one entry that is one of the values contained
   * in the Certificate's subjectAltName extension".
   */
  private static Optional<Defect> unlisted(Specimen specimen) {
    Optional<String> name = specimen.certificate().subject().commonName();
    List<GeneralName> names = specimen.certificate().names();
    boolean broken =
        name.isPresent() && names.stream().noneMatch(one -> one.value().equals(name.get()));
    return Defect.when(broken, specimen.tbs().subject().range(), "CN=" + name.orElse(""));
  }

  /** BR 7.1.2.7.10: "anyExtendedKeyUsage ... MUST NOT". */
  private static Optional<Defect> anyPurpose(Specimen specimen) {
    boolean broken =
        specimen
            .certificate()
            .extension(ExtendedKeyUsage.class)
            .filter(usage -> usage.purposes().contains(ExtendedKeyUsage.ANY))
            .isPresent();
    return Defect.when(broken, specimen.rangeOf(ExtendedKeyUsage.class), "any purpose");
  }

  /**
   * RFC 9846, 4.4.2.2: "If the Key Usage extension is present, then the digitalSignature bit MUST
   * be set".
   */
  private static Optional<Defect> cannotSign(Specimen specimen) {
    boolean broken =
        specimen.has(KeyUsage.class) && !specimen.uses().contains(KeyUse.DIGITAL_SIGNATURE);
    return Defect.when(
        broken, specimen.rangeOf(KeyUsage.class), "a key usage without digitalSignature");
  }

  /** BR 7.1.2.7.12: every form but dNSName and iPAddress "MUST NOT". */
  private static Optional<Defect> foreignForm(Specimen specimen) {
    return specimen.certificate().names().stream()
        .filter(name -> !isHost(name))
        .findFirst()
        .map(name -> new Defect(name.text(), specimen.rangeOf(SubjectAlternativeName.class)));
  }

  /** BR 6.3.2: the validity period has an upper bound, which sinks over the years. */
  private static Optional<Defect> tooLong(Specimen specimen) {
    OptionalInt limit = ServerLifetimes.days(specimen.certificate().validity().notBefore());
    Duration length = ServerLifetimes.length(specimen.certificate().validity());
    boolean broken = limit.isPresent() && length.compareTo(Duration.ofDays(limit.getAsInt())) > 0;
    return lifetime(specimen, broken, length);
  }

  /**
   * Apple, support page 103769: certificates "must have a validity period of 825 days or fewer".
   */
  private static Optional<Defect> tooLongForApple(Specimen specimen) {
    Duration length = ServerLifetimes.length(specimen.certificate().validity());
    return lifetime(specimen, length.compareTo(LONGEST_PRIVATE) > 0, length);
  }

  /**
   * Browsers hold a lone top-level name for a public suffix, which a wildcard may not stand below.
   */
  private static Optional<Defect> underTop(Specimen specimen) {
    return specimen.certificate().names().stream()
        .filter(name -> name instanceof DnsName(String host) && host.matches("\\*\\.[^.]*"))
        .findFirst()
        .map(name -> new Defect(name.text(), specimen.rangeOf(SubjectAlternativeName.class)));
  }

  private static Optional<Defect> lifetime(Specimen specimen, boolean broken, Duration length) {
    return Defect.when(broken, specimen.tbs().validity().range(), length.toDays() + " days");
  }

  private static boolean isHost(GeneralName name) {
    return name instanceof DnsName || name instanceof IpAddress;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.CrlDistributionPoints;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.ExtensionContent.NameConstraints;
import dev.signet.x509.ExtensionContent.NoRevocationAvailable;
import dev.signet.x509.ExtensionContent.OcspNoCheck;
import dev.signet.x509.ExtensionContent.SubjectAlternativeName;
import dev.signet.x509.GeneralName;
import dev.signet.x509.GeneralName.DnsName;
import dev.signet.x509.GeneralName.EmailName;
import dev.signet.x509.GeneralName.IpAddress;
import dev.signet.x509.GeneralName.UriName;
import dev.signet.x509.Validity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps a private authority from harming those who trust it, whatever happens to its keys. */
final class PrivateAuthorityLints {
  /** Where a key may live longer than this after it was stolen, somebody must be able to say so. */
  private static final Duration SHORT_LIVED = Duration.ofDays(10);

  private static final Map<String, Class<? extends GeneralName>> FORMS =
      Map.of(
          "DNS",
          DnsName.class,
          "IP",
          IpAddress.class,
          "email",
          EmailName.class,
          "URI",
          UriName.class);

  static final List<Lint> LINTS =
      List.of(
          Lint.ours(
              LintCode.AUTHORITY_UNCONSTRAINED,
              Reach.SUBORDINATE,
              specimen -> specimen.absent(NameConstraints.class, "nameConstraints")),
          Lint.ours(LintCode.CONSTRAINTS_OPEN, Reach.AUTHORITY, PrivateAuthorityLints::open),
          Lint.ours(LintCode.LIFE_BEYOND_ISSUER, Reach.BELOW_ISSUER, PrivateAuthorityLints::beyond),
          Lint.ours(LintCode.KEY_OF_ISSUER, Reach.BELOW_ISSUER, PrivateAuthorityLints::sameKey),
          Lint.ours(LintCode.AUTHORITY_SERVES, Reach.AUTHORITY, PrivateAuthorityLints::serves),
          Lint.ours(LintCode.PURPOSE_OPEN, Reach.LEAF, PrivateAuthorityLints::everyPurpose),
          Lint.ours(LintCode.REVOCATION_OPEN, Reach.LEAF, PrivateAuthorityLints::irrevocable));

  private PrivateAuthorityLints() {}

  /**
   * RFC 5280, 4.2.1.10: "Restrictions apply only when the specified name form is present": a form
   * that is not named may be certified without bounds.
   */
  private static Optional<Defect> open(Specimen specimen) {
    Optional<NameConstraints> constraints = specimen.certificate().extension(NameConstraints.class);
    List<String> open = new ArrayList<>();
    constraints.ifPresent(all ->
        FORMS.forEach((name, form) -> {
          if (Stream.concat(all.permitted().stream(), all.excluded().stream())
              .noneMatch(form::isInstance)) {
            open.add(name);
          }
        }));
    open.sort(String::compareTo);
    return Defect.when(
        !open.isEmpty(),
        specimen.rangeOf(NameConstraints.class),
        "nothing about names of the form " + String.join(", ", open));
  }

  /** A path ends with the first certificate on it that does, so the rest of this life is empty. */
  private static Optional<Defect> beyond(Specimen specimen) {
    Validity own = specimen.certificate().validity();
    Validity above = specimen.issuer().orElseThrow().validity();
    boolean within = above.contains(own.notBefore()) && above.contains(own.notAfter());
    return Defect.when(
        !within,
        specimen.tbs().validity().range(),
        "until " + own.notAfter() + ", where the issuer ends " + above.notAfter());
  }

  /** Who has the key of a server could sign as its issuer. */
  private static Optional<Defect> sameKey(Specimen specimen) {
    Certificate issuer = specimen.issuer().orElseThrow();
    return Defect.when(
        specimen.certificate().key().equals(issuer.key()),
        specimen.tbs().key().range(),
        "the key of " + issuer.shortText());
  }

  /** A key that stands on a server is not kept as an authority's has to be. */
  private static Optional<Defect> serves(Specimen specimen) {
    boolean hosts = specimen.certificate().names().stream().anyMatch(DnsName.class::isInstance);
    return Defect.when(
        hosts,
        specimen.rangeOf(SubjectAlternativeName.class),
        "host names in an authority's certificate");
  }

  /** RFC 5280, 4.2.1.12: without the extension, the key may be used for every purpose. */
  private static Optional<Defect> everyPurpose(Specimen specimen) {
    return specimen.absent(ExtendedKeyUsage.class, "extKeyUsage");
  }

  /** RFC 9608, 1: without any revocation information, a life should be short, and say so. */
  private static Optional<Defect> irrevocable(Specimen specimen) {
    boolean told =
        specimen.has(CrlDistributionPoints.class)
            || specimen.has(NoRevocationAvailable.class)
            || specimen.has(OcspNoCheck.class)
            || AddressLints.hasResponder(specimen);
    Duration length = specimen.certificate().validity().length();
    return Defect.when(
        !told && length.compareTo(SHORT_LIVED) > 0,
        specimen.whole(),
        "no list and no responder, for " + length.toDays() + " days");
  }
}

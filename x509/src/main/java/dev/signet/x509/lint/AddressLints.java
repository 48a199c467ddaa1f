// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.ExtensionContent.AuthorityInformationAccess;
import dev.signet.x509.ExtensionContent.CrlDistributionPoints;
import dev.signet.x509.ExtensionContent.FreshestCrl;
import dev.signet.x509.ExtensionContent.NoRevocationAvailable;
import dev.signet.x509.GeneralName;
import dev.signet.x509.GeneralName.UriName;
import dev.signet.x509.der.ByteRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where lists, responders and issuers are (RFC 5280, 4.2.1.13, 4.2.1.15, 4.2.2.1; RFC 9608). */
final class AddressLints {
  static final List<Lint> LINTS =
      List.of(
          Lint.standard(
              LintCode.CRL_POINTS_CRITICAL,
              Reach.ALL,
              specimen -> specimen.marked(CrlDistributionPoints.class, true)),
          Lint.standard(LintCode.CRL_POINT_EMPTY, Reach.ALL, AddressLints::emptyPoint),
          Lint.standard(
              LintCode.FRESHEST_CRL_CRITICAL,
              Reach.ALL,
              specimen -> specimen.marked(FreshestCrl.class, true)),
          Lint.standard(
              LintCode.INFORMATION_ACCESS_CRITICAL,
              Reach.ALL,
              specimen -> specimen.marked(AuthorityInformationAccess.class, true)),
          Lint.standard(LintCode.ADDRESS_ENCRYPTED, Reach.ALL, AddressLints::encrypted),
          Lint.standard(
              LintCode.NO_REVOCATION_CRITICAL,
              Reach.ALL,
              specimen -> specimen.marked(NoRevocationAvailable.class, true)),
          Lint.standard(LintCode.NO_REVOCATION_CONTRADICTED, Reach.ALL, AddressLints::promised));

  private AddressLints() {}

  /**
   * 4.2.1.13: "a DistributionPoint MUST NOT consist of only the reasons field; either
   * distributionPoint or cRLIssuer MUST be present."
   */
  private static Optional<Defect> emptyPoint(Specimen specimen) {
    return specimen.certificate().extension(CrlDistributionPoints.class).stream()
        .flatMap(all -> all.points().stream())
        .filter(point -> point.name().isEmpty() && point.issuers().isEmpty())
        .findFirst()
        .map(point ->
            new Defect(
                "a point with neither name nor issuer",
                specimen.rangeOf(CrlDistributionPoints.class)));
  }

  /**
   * 8: "CAs SHOULD NOT include URIs that specify https, ldaps, or similar schemes in extensions":
   * to check the certificate of that server would need another certificate to be checked.
   */
  private static Optional<Defect> encrypted(Specimen specimen) {
    return addresses(specimen)
        .filter(
            name -> name instanceof UriName(String uri) && uri.matches("(?i)(https|ldaps|ftps):.*"))
        .findFirst()
        .map(name -> new Defect(name.value(), addressRange(specimen)));
  }

  /**
   * RFC 9608, 3: noRevAvail does not stand beside cA TRUE, CRL distribution points, freshest CRL,
   * or an OCSP address.
   */
  private static Optional<Defect> promised(Specimen specimen) {
    boolean broken =
        specimen.certificate().isAuthority()
            || specimen.has(CrlDistributionPoints.class)
            || specimen.has(FreshestCrl.class)
            || hasResponder(specimen);
    return Defect.when(
        broken && specimen.has(NoRevocationAvailable.class),
        specimen.rangeOf(NoRevocationAvailable.class),
        "noRevAvail in an authority, or beside a place of revocation information");
  }

  /** Whether a responder is named. */
  static boolean hasResponder(Specimen specimen) {
    return specimen
        .certificate()
        .extension(AuthorityInformationAccess.class)
        .filter(access -> !access.ocsp().isEmpty())
        .isPresent();
  }

  private static ByteRange addressRange(Specimen specimen) {
    return specimen.rangeOf(
        specimen.has(CrlDistributionPoints.class)
            ? CrlDistributionPoints.class
            : AuthorityInformationAccess.class);
  }

  private static Stream<GeneralName> addresses(Specimen specimen) {
    Stream<GeneralName> lists =
        specimen.certificate().extension(CrlDistributionPoints.class).stream()
            .flatMap(points -> points.names().stream());
    Stream<GeneralName> issuers =
        specimen.certificate().extension(AuthorityInformationAccess.class).stream()
            .flatMap(a -> Stream.of(a.ocsp(), a.issuers()).flatMap(List::stream));
    return Stream.concat(lists, issuers);
  }
}

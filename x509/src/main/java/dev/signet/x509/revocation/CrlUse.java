// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.revocation;

import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.DistinguishedName;
import dev.signet.x509.DistributionPoint;
import dev.signet.x509.ExtensionContent.IssuingDistributionPoint;
import dev.signet.x509.GeneralName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * RFC 5280, 6.3.3 (b): whether a list is one of those that a distribution point of a certificate
 * means.
 *
 * @param certificate whose status is looked for
 * @param point of the certificate, or the one that is implied
 */
record CrlUse(Certificate certificate, DistributionPoint point) {
  /** The point that every certificate has without saying so: its issuer's own full list. */
  static CrlUse implied(Certificate certificate) {
    DistributionPoint.Name name =
        new DistributionPoint.Name(
            List.of(new GeneralName.DirectoryName(certificate.issuer())), Optional.empty());
    return new CrlUse(certificate, new DistributionPoint(Optional.of(name), Set.of(), List.of()));
  }

  /** Whether the list's issuer is the one who signs for this point, (b)(1). */
  boolean isByIssuer(Crl crl) {
    if (point.issuers().isEmpty()) {
      return crl.issuer().equals(certificate.issuer());
    }
    return directoryNames(point.issuers()).contains(crl.issuer());
  }

  /** Why the list does not speak for this certificate, (b)(1) and (b)(2); empty where it does. */
  Optional<String> obstacle(Crl crl) {
    Optional<IssuingDistributionPoint> scope = crl.extension(IssuingDistributionPoint.class);
    boolean indirect = scope.map(IssuingDistributionPoint::indirect).orElse(false);
    if (!crl.issuer().equals(certificate.issuer()) && !indirect) {
      return Optional.of("a list of another issuer that is not an indirect one");
    }
    return scope.flatMap(this::obstacle);
  }

  private Optional<String> obstacle(IssuingDistributionPoint scope) {
    boolean covered =
        switch (scope.scope()) {
          case ALL -> true;
          case END_ENTITIES -> !certificate.isAuthority();
          case AUTHORITIES -> certificate.isAuthority();
          case ATTRIBUTES, CONTRADICTORY -> false;
        };
    if (!covered) {
      return Optional.of("a list for other certificates alone");
    }
    return scope.name().isPresent() && !shareName(scope.name().get())
        ? Optional.of("a list of another distribution point")
        : Optional.empty();
  }

  /** (b)(2)(i): one of the names of the list is one of the names of the point. */
  private boolean shareName(DistributionPoint.Name listed) {
    List<GeneralName> ours =
        point.name().map(name -> name.under(pointIssuer())).orElse(point.issuers());
    return listed.under(pointIssuer()).stream().anyMatch(ours::contains);
  }

  /** 4.2.1.13: a relative name is below the list's issuer where one is told. */
  private DistinguishedName pointIssuer() {
    return directoryNames(point.issuers()).stream().findFirst().orElse(certificate.issuer());
  }

  private static List<DistinguishedName> directoryNames(List<GeneralName> names) {
    return names.stream()
        .filter(GeneralName.DirectoryName.class::isInstance)
        .map(name -> ((GeneralName.DirectoryName) name).name())
        .toList();
  }
}

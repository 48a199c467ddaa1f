// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.revocation;

import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.DistributionPoint;
import dev.signet.x509.ExtensionContent.CrlDistributionPoints;
import dev.signet.x509.ExtensionContent.IssuingDistributionPoint;
import dev.signet.x509.RevocationReason;
import dev.signet.x509.RevokedCertificate;
import dev.signet.x509.revocation.RevocationStatus.Good;
import dev.signet.x509.revocation.RevocationStatus.Revoked;
import dev.signet.x509.revocation.RevocationStatus.Unknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * RFC 5280, 6.3.3: one certificate looked up in the lists that speak for it, full, delta, indirect
 * and parted by reasons. For one certificate by one thread.
 */
final class CrlSearch {
  private final List<Crl> full;
  private final DeltaSearch deltas;
  private final CrlCheck check;
  private final Certificate certificate;
  private final Set<RevocationReason> covered = EnumSet.noneOf(RevocationReason.class);
  private final Set<String> obstacles = new LinkedHashSet<>();
  private Instant until = Instant.MAX;

  CrlSearch(List<Crl> lists, CrlCheck check, Certificate certificate) {
    this.full = lists.stream().filter(list -> !DeltaSearch.isDelta(list)).toList();
    this.deltas = new DeltaSearch(lists, check);
    this.check = check;
    this.certificate = certificate;
  }

  RevocationStatus status() {
    List<CrlUse> uses = new ArrayList<>();
    points().forEach(point -> uses.add(new CrlUse(certificate, point)));
    uses.add(CrlUse.implied(certificate));
    for (CrlUse use : uses) {
      for (Crl list : full) {
        if (isCovered()) {
          return new Good(until);
        }
        Optional<Revoked> revoked = look(use, list);
        if (revoked.isPresent()) {
          return revoked.get();
        }
      }
    }
    return isCovered() ? new Good(until) : unknown();
  }

  private boolean isCovered() {
    return covered.containsAll(RevocationReason.all());
  }

  private List<DistributionPoint> points() {
    return certificate
        .extension(CrlDistributionPoints.class)
        .map(CrlDistributionPoints::points)
        .orElse(List.of());
  }

  private Optional<Revoked> look(CrlUse use, Crl list) {
    if (!use.isByIssuer(list)) {
      return Optional.empty();
    }
    Optional<String> obstacle = use.obstacle(list).or(() -> check.obstacle(list));
    if (obstacle.isPresent()) {
      obstacles.add(obstacle.get());
      return Optional.empty();
    }
    Set<RevocationReason> reasons = reasons(use.point(), list);
    if (covered.containsAll(reasons)) {
      // (e): the list says nothing that another one has not said.
      return Optional.empty();
    }
    Optional<RevokedCertificate> entry = entry(list);
    covered.addAll(reasons);
    list.nextUpdate().filter(until::isAfter).ifPresent(end -> until = end);
    return entry.map(found ->
        new Revoked(found.date(), found.reason(), "the revocation list of " + CrlCheck.name(list)));
  }

  /** (i) to (k): the delta is asked first, and may take an entry back. */
  private Optional<RevokedCertificate> entry(Crl list) {
    Optional<RevokedCertificate> changed =
        deltas.of(list).flatMap(delta -> delta.entryOf(certificate));
    return changed.isPresent()
        ? changed.filter(entry -> entry.reason() != RevocationReason.REMOVED)
        : list.entryOf(certificate);
  }

  /** (d): the reasons of the point and of the list, as far as they meet. */
  private static Set<RevocationReason> reasons(DistributionPoint point, Crl list) {
    Set<RevocationReason> reasons = new HashSet<>(RevocationReason.all());
    if (!point.reasons().isEmpty()) {
      reasons.retainAll(point.reasons());
    }
    list.extension(IssuingDistributionPoint.class)
        .map(IssuingDistributionPoint::reasons)
        .filter(some -> !some.isEmpty())
        .ifPresent(reasons::retainAll);
    return reasons;
  }

  private Unknown unknown() {
    if (!covered.isEmpty()) {
      obstacles.add("lists for some reasons alone");
    }
    return new Unknown(List.copyOf(obstacles));
  }
}

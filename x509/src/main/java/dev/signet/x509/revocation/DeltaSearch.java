// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.revocation;

import dev.signet.x509.Crl;
import dev.signet.x509.ExtensionContent;
import dev.signet.x509.ExtensionContent.AuthorityKeyIdentifier;
import dev.signet.x509.ExtensionContent.DeltaCrlIndicator;
import dev.signet.x509.ExtensionContent.IssuingDistributionPoint;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** RFC 5280, 6.3.3 (c) and (h): the newest list of changes that belongs to a full list. */
final class DeltaSearch {
  private final List<Crl> deltas;
  private final CrlCheck check;

  DeltaSearch(List<Crl> lists, CrlCheck check) {
    this.deltas = lists.stream().filter(DeltaSearch::isDelta).toList();
    this.check = check;
  }

  static boolean isDelta(Crl list) {
    return list.extension(DeltaCrlIndicator.class).isPresent();
  }

  Optional<Crl> of(Crl full) {
    return deltas.stream()
        .filter(delta -> belongs(delta, full) && check.obstacle(delta).isEmpty())
        .max(Comparator.comparing(delta -> delta.number().orElse(BigInteger.ZERO)));
  }

  private static boolean belongs(Crl delta, Crl full) {
    return delta.issuer().equals(full.issuer())
        && same(delta, full, IssuingDistributionPoint.class)
        && same(delta, full, AuthorityKeyIdentifier.class)
        && numbersFit(delta, full);
  }

  private static <T extends ExtensionContent> boolean same(Crl delta, Crl full, Class<T> type) {
    return delta.extension(type).equals(full.extension(type));
  }

  /** 5.2.4: the full list is not older than the base, and older than the delta. */
  private static boolean numbersFit(Crl delta, Crl full) {
    Optional<BigInteger> number = full.number();
    Optional<BigInteger> base =
        delta.extension(DeltaCrlIndicator.class).map(DeltaCrlIndicator::base);
    return number.isPresent()
        && base.filter(least -> least.compareTo(number.get()) <= 0).isPresent()
        && delta.number().filter(own -> own.compareTo(number.get()) > 0).isPresent();
  }
}

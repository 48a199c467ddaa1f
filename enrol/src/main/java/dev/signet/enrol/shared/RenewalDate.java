// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.enrol.RenewalWindow;
import dev.signet.x509.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When a certificate is replaced: at a moment of the authority's window (RFC 9773, 4.2), and where
 * it names none, between a third and a half of the life. Both are drawn, so that many gateways do
 * not come at once.
 *
 * @param renewAt from then on
 * @param window what the authority has said last
 */
record RenewalDate(Instant renewAt, RenewalWindow window) {
  private static final double EARLIEST = 1.0 / 3;
  private static final double LATEST = 1.0 / 2;

  /**
   * Whatever the authority says: what is left after this bridges one that is away (RFC 9773, 4.3
   * leaves a window that makes no sense to the client).
   */
  private static final double LAST_MOMENT = 0.9;

  /** The date of a new certificate, of which the authority has said nothing yet. */
  static RenewalDate first(Validity validity, Instant now, RandomGenerator random) {
    double fraction = EARLIEST + (LATEST - EARLIEST) * random.nextDouble();
    return new RenewalDate(at(validity, fraction), RenewalWindow.none(now));
  }

  /** The date with what the authority says now; drawn anew only where it says something else. */
  RenewalDate with(RenewalWindow said, Validity validity, RandomGenerator random) {
    boolean same = said.start().equals(window.start()) && said.end().equals(window.end());
    if (same || !said.isGiven()) {
      return new RenewalDate(
          renewAt, new RenewalWindow(window.start(), window.end(), said.askAgain()));
    }
    long length = Math.max(1, Duration.between(said.start(), said.end()).toMillis());
    Instant drawn = said.start().plusMillis(random.nextLong(length));
    Instant last = at(validity, LAST_MOMENT);
    return new RenewalDate(drawn.isBefore(last) ? drawn : last, said);
  }

  private static Instant at(Validity validity, double fraction) {
    return validity.notBefore().plusMillis((long) (validity.length().toMillis() * fraction));
  }
}

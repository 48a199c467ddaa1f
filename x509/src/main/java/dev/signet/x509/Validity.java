// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import java.time.Duration;
import java.time.Instant;

/**
 * The period in which a certificate may be used (RFC 5280, 4.1.2.5): both ends are inside.
 *
 * @param notBefore the first second
 * @param notAfter the last second
 */
public record Validity(Instant notBefore, Instant notAfter) {
  /**
   * Whether a moment lies within; its fraction of a second counts, so that the last second ends
   * when it begins.
   */
  public boolean contains(Instant moment) {
    return !moment.isBefore(notBefore) && !moment.isAfter(notAfter);
  }

  /** How long the period is. */
  public Duration length() {
    return Duration.between(notBefore, notAfter);
  }

  /**
   * How much of the period is over: 0 at its start, 1 at its end. Renewal goes by this and not by
   * days, because lifetimes differ a thousandfold.
   */
  public double elapsed(Instant moment) {
    double whole = Math.max(1, length().toMillis());
    return Duration.between(notBefore, moment).toMillis() / whole;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The period in which a certificate may be used (RFC 5280, 4.1.2.5): both ends are inside.
 *
 * @param notBefore the first second
 * @param notAfter the last second
 */
public record Validity(Instant notBefore, Instant notAfter) {
  /**
   * Whether a moment lies within. The times of certificates are whole seconds, so a fraction of the
   * last one is still inside.
   */
  public boolean contains(Instant moment) {
    return !isBefore(moment) && !isOver(moment);
  }

  /** Whether a moment lies before the period. */
  public boolean isBefore(Instant moment) {
    return moment.isBefore(notBefore);
  }

  /** Whether a moment lies after the period. */
  public boolean isOver(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).isAfter(notAfter);
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

// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.x509.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When a certificate is renewed, when a failure is tried again, and how often to look. All of it
 * follows from the lifetime.
 */
final class RenewalClock {
  /**
   * Renewal falls between a third and a half of the life: what is left bridges an authority that is
   * away for days.
   */
  private static final double EARLIEST = 1.0 / 3;

  private static final double LATEST = 1.0 / 2;

  /** From here on a failure is a warning: renewal should have succeeded long ago. */
  private static final double OVERDUE = 0.75;

  private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
  private static final Duration LONGEST_RETRY = Duration.ofHours(1);
  private static final int RETRIES_PER_LIFE = 40;
  private static final int MAX_DOUBLINGS = 10;

  /**
   * The monotonic clock stands still while a machine sleeps: look at wall time at least this often.
   */
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

  private static final Duration SHORTEST_LOOK = Duration.ofMillis(200);
  private static final int LOOKS_PER_LIFE = 60;

  private final Validity validity;
  private final Instant renewAt;
  private final double jitter;

  RenewalClock(Validity validity, RandomGenerator random) {
    this.validity = validity;
    this.jitter = random.nextDouble();
    double fraction = EARLIEST + (LATEST - EARLIEST) * jitter;
    this.renewAt =
        validity.notBefore().plusMillis((long) (validity.length().toMillis() * fraction));
  }

  boolean isDue(Instant now) {
    return !now.isBefore(renewAt);
  }

  /** When the next certificate will be asked for. */
  Instant renewAt() {
    return renewAt;
  }

  boolean isOverdue(Instant now) {
    return validity.elapsed(now) > OVERDUE;
  }

  /**
   * When to try again after so many failures in a row: later each time, within bounds, and not for
   * all gateways at once.
   */
  Instant retryAt(Instant now, int failures) {
    long first = Math.min(FIRST_RETRY.toMillis(), validity.length().toMillis() / RETRIES_PER_LIFE);
    long doubled = first << Math.min(failures - 1, MAX_DOUBLINGS);
    long longest =
        Math.min(LONGEST_RETRY.toMillis(), validity.length().toMillis() / RETRIES_PER_LIFE * 2);
    long delay = Math.max(1, Math.min(doubled, Math.max(first, longest)));
    return now.plusMillis(delay + (long) (delay * jitter / 2));
  }

  /** How long to wait before the next look at the clock. */
  Duration look() {
    Duration part = validity.length().dividedBy(LOOKS_PER_LIFE);
    Duration bounded = part.compareTo(LONGEST_LOOK) < 0 ? part : LONGEST_LOOK;
    return bounded.compareTo(SHORTEST_LOOK) < 0 ? SHORTEST_LOOK : bounded;
  }
}

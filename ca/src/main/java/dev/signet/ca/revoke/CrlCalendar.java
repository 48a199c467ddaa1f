// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.revoke;

import dev.signet.ca.CrlPart;
import dev.signet.ca.Issuer;
import dev.signet.x509.Validity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How long a list is believed, and when the next one is due.
 *
 * @param role what its issuer signs
 * @param part which list
 * @param now this moment
 */
record CrlCalendar(Issuer.Role role, CrlPart part, Instant now) {
  /** Long enough for a client to bridge an outage over a long weekend. */
  private static final Duration INTERMEDIATE_PERIOD = Duration.ofDays(7);

  /**
   * The root's key is away: its list, made when an intermediate is made, must last as long as one.
   */
  private static final Duration ROOT_PERIOD = Duration.ofDays(366);

  /** What has changed is asked for by those who want to know it today. */
  private static final Duration DELTA_PERIOD = Duration.ofDays(1);

  /**
   * A list is made anew in the first seventh of its period, so that six days are left when making
   * one fails.
   */
  private static final int FRESH_PART = 7;

  /** Clients whose clock is a little behind must not take a list for one of the future. */
  private static final Duration BACKDATE = Duration.ofMinutes(1);

  /** A list of some ten thousand entries takes as long to write as a client's request. */
  private static final int LIVELY_BYTES = 512 * 1024;

  /**
   * A longer one is made for the next revocation only after what caches keep it for: clients who
   * want to know sooner take a part, or the changes.
   */
  private static final Duration LAG = Duration.ofMinutes(5);

  /** Whether no newer one is due, if nothing was revoked. */
  boolean isFresh(CrlEdition edition) {
    Instant made = edition.list().life().notBefore().plus(BACKDATE);
    return now.isBefore(made.plus(period().dividedBy(FRESH_PART)));
  }

  /** Whether clients believe it still. */
  boolean isBelieved(CrlEdition edition) {
    return edition.list().life().notAfter().isAfter(now);
  }

  /** Whether it may leave out what was revoked since it was made. */
  boolean mayLag(CrlEdition edition) {
    return part instanceof CrlPart.Whole
        && edition.entries().length > LIVELY_BYTES
        && now.isBefore(edition.list().life().notBefore().plus(BACKDATE).plus(LAG));
  }

  /** From thisUpdate to nextUpdate of a list that is made now. */
  Validity life() {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    return new Validity(second.minus(BACKDATE), second.plus(period()));
  }

  /**
   * RFC 5280, 3.3: "An entry MUST NOT be removed from the CRL until it appears on one regularly
   * scheduled CRL issued beyond the revoked certificate's validity period."
   */
  Instant livedBeyond() {
    return now.truncatedTo(ChronoUnit.SECONDS).minus(period());
  }

  /** A delta says the changes to what was the whole list a day ago, and to all that followed. */
  Instant baseSince() {
    return now.minus(DELTA_PERIOD).minus(BACKDATE);
  }

  private Duration period() {
    if (part instanceof CrlPart.Delta) {
      return DELTA_PERIOD;
    }
    return switch (role) {
      case ROOT -> ROOT_PERIOD;
      case INTERMEDIATE -> INTERMEDIATE_PERIOD;
    };
  }
}

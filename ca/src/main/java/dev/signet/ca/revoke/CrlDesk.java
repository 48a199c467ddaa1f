// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.revoke;

import dev.signet.ca.Issuer;
import dev.signet.ca.RevocationList;
import dev.signet.ca.RevocationLog;
import dev.signet.ca.Signer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Publishes each issuer's list of revoked certificates, and makes it anew when something was
 * revoked or when it ages.
 *
 * <p>The newest list is kept in the database, so that nodes and restarts go on counting, and in
 * memory, so that reading it costs nothing until {@link #changed} says that something was revoked.
 */
public final class CrlDesk {
  /** Long enough for a client to bridge an outage over a long weekend. */
  private static final Duration INTERMEDIATE_PERIOD = Duration.ofDays(7);

  /**
   * The root's key is away: its list, made when an intermediate is made, must last as long as one.
   */
  private static final Duration ROOT_PERIOD = Duration.ofDays(366);

  /**
   * A list is made anew in the first seventh of its period, so that six days are left when making
   * one fails.
   */
  private static final int FRESH_PART = 7;

  /** Clients whose clock is a little behind must not take a list for one of the future. */
  private static final Duration BACKDATE = Duration.ofMinutes(1);

  /** Two nodes at once are likely, three are not. */
  private static final int MAX_RACES = 5;

  private final RevocationLog log;
  private final InstantSource clock;
  private final Map<String, RevocationList> known = new ConcurrentHashMap<>();

  /** Publishes from a log. */
  public CrlDesk(RevocationLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Forgets what is in memory: a certificate was revoked, here or on another node. */
  public void changed() {
    known.clear();
  }

  /**
   * The present list of an issuer.
   *
   * @param signer its key, where it is there; without it an older list is given as long as it is
   *     believed
   */
  public Optional<RevocationList> current(Issuer issuer, Supplier<Optional<Signer>> signer) {
    Instant now = clock.instant();
    RevocationList cached = known.get(issuer.id());
    if (cached != null && isFresh(cached, issuer, now)) {
      return Optional.of(cached);
    }
    Optional<RevocationList> current =
        stored(issuer, now).or(() -> signer.get().map(key -> make(issuer, key)));
    Optional<RevocationList> best = current.or(() -> believed(issuer, now));
    best.ifPresent(crl -> known.put(issuer.id(), crl));
    return best;
  }

  /** The stored list, where it is fresh and lists everything. */
  private Optional<RevocationList> stored(Issuer issuer, Instant now) {
    long revoked = log.count(issuer.id());
    return log.latest(issuer.id())
        .filter(crl -> crl.covered() == revoked && isFresh(crl, issuer, now));
  }

  private Optional<RevocationList> believed(Issuer issuer, Instant now) {
    return log.latest(issuer.id()).filter(crl -> crl.nextUpdate().isAfter(now));
  }

  private RevocationList make(Issuer issuer, Signer signer) {
    for (int i = 0; i < MAX_RACES; i++) {
      RevocationList crl = next(issuer, signer);
      if (log.publish(issuer.id(), crl)) {
        return crl;
      }
    }
    throw new IllegalStateException("other nodes publish without end");
  }

  private RevocationList next(Issuer issuer, Signer signer) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    long covered = log.count(issuer.id());
    long number = log.latest(issuer.id()).map(RevocationList::number).orElse(0L) + 1;
    // RFC 5280, 3.3: "An entry MUST NOT be removed from the CRL until it appears on one regularly
    // scheduled CRL issued beyond the revoked certificate's validity period."
    Instant livedBeyond = now.minus(period(issuer));
    List<RevocationLog.Entry> entries = log.entries(issuer.id(), livedBeyond);
    Instant end = now.plus(period(issuer));
    CrlEncoding encoding = new CrlEncoding(issuer.certificate(), number, now.minus(BACKDATE), end);
    return new RevocationList(number, covered, now, end, encoding.sign(entries, signer));
  }

  private static boolean isFresh(RevocationList crl, Issuer issuer, Instant now) {
    return now.isBefore(crl.thisUpdate().plus(period(issuer).dividedBy(FRESH_PART)));
  }

  private static Duration period(Issuer issuer) {
    return switch (issuer.role()) {
      case ROOT -> ROOT_PERIOD;
      case INTERMEDIATE -> INTERMEDIATE_PERIOD;
    };
  }
}

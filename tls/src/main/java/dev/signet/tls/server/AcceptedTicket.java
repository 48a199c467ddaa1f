// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.extension.PskIdentity;
import dev.signet.tls.session.ServerSession;
import java.time.Duration;
import java.time.Instant;

/** The key of a ticket, by which a session goes on. Only {@link PskSelection} makes one. */
final class AcceptedTicket implements AcceptedPsk {
  private final int index;
  private final ServerSession session;
  private final Duration skew;

  /**
   * A ticket whose binder holds.
   *
   * @param offered as the client offers it
   */
  AcceptedTicket(int index, PskIdentity offered, ServerSession session, Instant now) {
    this.index = index;
    this.session = session;
    this.skew = skew(offered, session.issue(), now);
  }

  // RFC 9846, 4.2.11.1: told is the age in milliseconds plus ticket_age_add, modulo 2^32.
  private static Duration skew(PskIdentity offered, ServerSession.Issue issue, Instant now) {
    long told = (offered.obfuscatedAge() - issue.ageAdd()) & 0xFFFFFFFFL;
    return Duration.ofMillis(told).minus(Duration.between(issue.made(), now));
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public byte[] secret() {
    return session.secret();
  }

  /** By how much its age as the client tells it is above the age that we know. */
  Duration skew() {
    return skew;
  }

  /** The session that it goes on from. */
  ServerSession session() {
    return session;
  }
}

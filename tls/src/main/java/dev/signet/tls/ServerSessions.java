// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.session.SessionStore;
import dev.signet.tls.session.TicketSealer;
import java.time.Duration;

/** How a server lets clients come back without a full handshake. */
public sealed interface ServerSessions {
  /** It does not. */
  record None() implements ServerSessions {}

  /**
   * By tickets that the client keeps (RFC 9846, 4.6.1; RFC 5077).
   *
   * @param sealer encrypts what a ticket holds
   * @param count how many are given after a full TLS 1.3 handshake
   * @param lifetime at most seven days (RFC 9846, 4.6.1)
   * @param store for clients of TLS 1.2 that take no tickets
   * @param earlyData whether a client that comes back may send data before the handshake
   * @param grease whether tickets have an extension that nobody knows, so that clients stay
   *     tolerant (RFC 8701)
   */
  record Tickets(
      TicketSealer sealer,
      int count,
      Duration lifetime,
      SessionStore store,
      EarlyDataTerms earlyData,
      boolean grease)
      implements ServerSessions {
    /** RFC 9846, 4.6.1: "Servers MUST NOT use any value greater than 604800 seconds". */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** Tickets alone. */
    public Tickets(TicketSealer sealer, int count, Duration lifetime) {
      this(sealer, count, lifetime, SessionStore.NONE, new EarlyDataTerms.Refused(), false);
    }

    /** The same with a place for sessions of clients of TLS 1.2 that take no tickets. */
    public Tickets withStore(SessionStore other) {
      return new Tickets(sealer, count, lifetime, other, earlyData, grease);
    }

    /** The same with early data taken, or not. */
    public Tickets withEarlyData(EarlyDataTerms other) {
      return new Tickets(sealer, count, lifetime, store, other, grease);
    }

    /** The same with GREASE in tickets. */
    public Tickets withGrease() {
      return new Tickets(sealer, count, lifetime, store, earlyData, true);
    }

    /** Refuses a life that no client would believe. */
    public Tickets {
      if (lifetime.isNegative() || lifetime.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a ticket lives for 0 to 7 days, not " + lifetime);
      }
    }
  }

  /** Without resumption. */
  static ServerSessions none() {
    return new None();
  }
}

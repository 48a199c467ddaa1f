// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

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
   */
  record Tickets(TicketSealer sealer, int count, Duration lifetime) implements ServerSessions {
    /** RFC 9846, 4.6.1: "Servers MUST NOT use any value greater than 604800 seconds". */
    public static final Duration LONGEST = Duration.ofDays(7);

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

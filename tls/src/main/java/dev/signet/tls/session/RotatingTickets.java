// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.wire.Bytes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Seals tickets with AES-256-GCM under keys of this process that change by themselves.
 *
 * <p>A key seals for one period and opens for one more; then it is wiped, and with it goes the last
 * way to read what its tickets protect (RFC 9846, appendix C.4, F.1).
 */
public final class RotatingTickets implements TicketSealer {
  private final SealedTickets tickets;

  /**
   * Begins with a new key.
   *
   * @param period how long a key seals; a ticket should live no longer
   */
  public RotatingTickets(
      Primitives primitives, SecureRandom random, InstantSource clock, Duration period) {
    this.tickets = new SealedTickets(primitives, random, new RotatingKeys(random, clock, period));
  }

  @Override
  public Bytes seal(byte[] state) {
    return tickets.seal(state);
  }

  @Override
  public Optional<byte[]> open(Bytes ticket) {
    return tickets.open(ticket);
  }

  @Override
  public boolean isRetiring(Bytes ticket) {
    return tickets.isRetiring(ticket);
  }
}

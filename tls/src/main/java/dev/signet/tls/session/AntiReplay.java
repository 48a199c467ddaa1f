// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import dev.signet.tls.wire.Bytes;
import java.time.Instant;

/**
 * Lets each ticket bring early data once (RFC 9846, 8.1): what was recorded is refused the next
 * time. Nodes that take each other's tickets have to share one, or an attacker sends the same early
 * data to each of them. Safe for use by many threads; bounded.
 */
@FunctionalInterface
public interface AntiReplay {
  /**
   * Notes that a ticket is used.
   *
   * @return whether it is the first time; false as well where that cannot be told, for then the
   *     early data is skipped and the handshake goes on without
   */
  boolean isFirst(Use use);

  /**
   * A ticket that comes with early data, and that its client holds.
   *
   * @param ticket the SHA-256 of the ticket
   * @param issued when it was given
   * @param ends when it dies by itself
   * @param now when it came
   */
  record Use(Bytes ticket, Instant issued, Instant ends, Instant now) {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import dev.signet.tls.wire.Bytes;
import java.util.Optional;

/**
 * Encrypts and authenticates what a server puts into a ticket. Nodes that share keys behind it take
 * each other's tickets. Safe for use by many threads.
 */
public interface TicketSealer {
  /** Seals; empty where no ticket is to be given, for instance because no key is there. */
  Bytes seal(byte[] state);

  /** Opens; empty where the ticket is not ours, was changed, or its key is gone. */
  Optional<byte[]> open(Bytes ticket);

  /**
   * Whether a ticket that opens should be given anew because its key retires soon. TLS 1.3 gives
   * new ones after each handshake; this is for TLS 1.2 (RFC 5077, 3.3).
   */
  default boolean isRetiring(Bytes ticket) {
    return false;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import dev.signet.tls.wire.Bytes;
import java.util.Optional;

/**
 * Encrypts and authenticates what a server puts into a ticket. Nodes that share keys behind it take
 * each other's tickets. Safe for use by many threads.
 */
public interface TicketSealer {
  /** Seals. */
  Bytes seal(byte[] state);

  /** Opens; empty where the ticket is not ours, was changed, or its key is gone. */
  Optional<byte[]> open(Bytes ticket);
}

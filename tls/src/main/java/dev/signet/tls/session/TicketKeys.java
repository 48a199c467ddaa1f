// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import dev.signet.tls.wire.Bytes;
import java.util.Optional;

/**
 * The keys of tickets, which change in time. Nodes that get the same keys take each other's
 * tickets; they should share an {@link AntiReplay} then as well, or take no early data. Whoever
 * learns a key reads what its tickets protect, so a key should not live longer than a day or two
 * (RFC 9846, appendix C.4, F.1). Safe for use by many threads.
 */
public interface TicketKeys {
  /**
   * The key that seals at present, as a copy for the caller to wipe; empty where none is there, and
   * no ticket is given then.
   */
  Optional<TicketKey> sealing();

  /**
   * The key of a name, as a copy for the caller to wipe; empty where it is not known, or not any
   * more.
   */
  Optional<TicketKey> named(Bytes name);
}

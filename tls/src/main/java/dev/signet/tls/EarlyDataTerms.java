// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.session.AntiReplay;
import java.time.Duration;

/** Whether a server takes early data (RFC 9846, 2.3), which anybody can send it twice. */
public sealed interface EarlyDataTerms {
  /** It does not, as long as nobody has said otherwise. */
  record Refused() implements EarlyDataTerms {}

  /**
   * It does.
   *
   * @param maxBytes per connection, at most 2^32 - 1
   * @param window how far the age of a ticket that the client tells may be from ours (RFC 9846,
   *     8.3)
   * @param antiReplay lets each ticket bring early data once
   */
  record Accepted(long maxBytes, Duration window, AntiReplay antiReplay) implements EarlyDataTerms {
    /** RFC 9846, 8.3: clocks err by a few hundred milliseconds, and networks delay by seconds. */
    public static final Duration STANDARD_WINDOW = Duration.ofSeconds(10);

    private static final long MOST = 0xFFFFFFFFL;

    /** Refuses what does not fit into a ticket. */
    public Accepted {
      if (maxBytes < 1 || maxBytes > MOST || window.isNegative()) {
        throw new IllegalArgumentException("1 to 2^32 - 1 bytes, within a window, not " + maxBytes);
      }
    }
  }
}

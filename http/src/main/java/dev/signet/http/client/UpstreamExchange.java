// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import io.netty.buffer.ByteBuf;

/** One request on its way to an upstream. Belongs to the event loop that began it. */
public interface UpstreamExchange {
  /** Whether {@link #write} may be called now; see {@link UpstreamListener#writable}. */
  boolean isWritable();

  /**
   * Sends content of the request; after a 101, bytes of the new protocol. Flushed at the end of the
   * loop's present batch. Dropped when the exchange has ended.
   *
   * @param content taken over
   * @param last whether the request ends here; after a 101, closes our direction
   */
  void write(ByteBuf content, boolean last);

  /** Takes more of the response, or stops taking it so that the upstream slows down. */
  void reading(boolean wanted);

  /** Gives up. The listener is not told; the connection is closed unless the response was whole. */
  void cancel();

  /** When the response's first byte came, by {@link System#nanoTime}; 0 where none has. */
  long firstByteNanos();
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import dev.signet.jsse.session.ConnectionSession;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of one record's size that connections borrow while a record is in flight, so that an idle
 * connection has none.
 */
public final class ArrayPool {
  /** Two for each record that is in flight at a time, on machines with many cores. */
  private static final int CAPACITY = 128;

  private final ArrayBlockingQueue<byte[]> idle = new ArrayBlockingQueue<>(CAPACITY);

  /** An empty pool. */
  public ArrayPool() {}

  /** An array of {@link ConnectionSession#PACKET_SIZE} bytes. */
  public byte[] borrow() {
    byte @Nullable [] array = idle.poll();
    return array == null ? new byte[ConnectionSession.PACKET_SIZE] : array;
  }

  /**
   * Takes an array back, and wipes what its borrower used of it: it held somebody's plaintext, and
   * the next connection is somebody else's.
   */
  public void giveBack(byte[] array, int used) {
    Arrays.fill(array, 0, Math.min(used, array.length), (byte) 0);
    idle.offer(array);
  }
}

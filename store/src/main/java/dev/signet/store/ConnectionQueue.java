// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Lets transactions to the pool's connections in the order in which they came. The pool itself
 * gives a connection to whoever asks just when it comes back: on a busy machine those who waited
 * for it wake too late, again and again, until their time is over.
 */
final class ConnectionQueue {
  /** Half of the time that browsers' and clients' requests are given: then they are better told. */
  private static final int WAIT_SECONDS = 15;

  private final IntSupplier open;
  private final Semaphore turns;

  /**
   * A queue.
   *
   * @param connections how many there may be at once
   * @param open how many there are now
   */
  ConnectionQueue(int connections, IntSupplier open) {
    this.open = open;
    this.turns = new Semaphore(connections, true);
  }

  /** The right to one connection, to be closed when that is given back. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for a turn.
   *
   * @throws SQLException when it does not come in time
   */
  Turn await() throws SQLException {
    if (open.getAsInt() == 0) {
      // The server is away: let everybody find that out at the same time.
      return () -> {};
    }
    try {
      if (turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return turns::release;
      }
      throw new SQLTransientConnectionException(
          "no connection was free for " + WAIT_SECONDS + " s (total=" + open.getAsInt() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted while it waited for a connection", e);
    }
  }

  /** How many wait. */
  int length() {
    return turns.getQueueLength();
  }
}

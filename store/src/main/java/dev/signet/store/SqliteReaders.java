// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Finding;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The connections that read: opened when first needed, then kept. */
final class SqliteReaders implements AutoCloseable {
  /**
   * Reads are short and end in the page cache; more connections than this only take memory from
   * each other.
   */
  static final int MAX_READERS = 8;

  /** How long a read waits for a connection. */
  private static final long MAX_WAIT_SECONDS = 10;

  private final SqliteFile file;
  private final Semaphore places = new Semaphore(MAX_READERS, true);
  private final BlockingQueue<SharedConnection> idle = new ArrayBlockingQueue<>(MAX_READERS);
  private volatile boolean closed;

  SqliteReaders(SqliteFile file) {
    this.file = file;
  }

  <T> T read(Function<Handle, T> work) {
    takePlace();
    try {
      return inSnapshot(connection(), work);
    } catch (SQLException e) {
      throw file.failures().thrown(e);
    } finally {
      places.release();
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    places.acquireUninterruptibly(MAX_READERS);
    for (@Nullable SharedConnection each = idle.poll(); each != null; each = idle.poll()) {
      each.close();
    }
    places.release(MAX_READERS);
  }

  private <T> T inSnapshot(SharedConnection connection, Function<Handle, T> work)
      throws SQLException {
    boolean usable = false;
    try {
      connection.control("begin");
      T result = readThenEnd(connection, work);
      usable = true;
      return result;
    } finally {
      if (usable) {
        idle.add(connection);
      } else {
        connection.close();
      }
    }
  }

  private <T> T readThenEnd(SharedConnection connection, Function<Handle, T> work)
      throws SQLException {
    try {
      T result = connection.with(work);
      connection.control("commit");
      return result;
    } catch (RuntimeException e) {
      throw file.failures().thrown(e);
    }
  }

  private SharedConnection connection() throws SQLException {
    @Nullable SharedConnection ready = idle.poll();
    return ready != null ? ready : new SharedConnection(file.reader());
  }

  private void takePlace() {
    try {
      if (!places.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw Finding.about(StoreCode.DATABASE_BUSY)
            .found("no connection was free for " + MAX_WAIT_SECONDS + " s")
            .toException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Finding.about(StoreCode.DATABASE_CLOSED).toException();
    }
    if (closed) {
      places.release();
      throw Finding.about(StoreCode.DATABASE_CLOSED).toException();
    }
  }
}

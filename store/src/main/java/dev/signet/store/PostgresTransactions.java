// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Runs transactions on PostgreSQL. */
final class PostgresTransactions {
  /** With the second try serialized within this node, more conflicts than this need many nodes writing one row at once. */
  static final int MAX_ATTEMPTS = 12;

  /** After this many attempts a transaction waits for the others of this node that conflict, and for no more of them. */
  private static final int FREE_ATTEMPTS = 2;

  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(64);

  private final Jdbi jdbi;
  private final PostgresFeed feed;
  private final DatabaseFailures failures;
  private final ReentrantLock contended = new ReentrantLock(true);
  private volatile boolean closed;

  PostgresTransactions(DataSource pool, PostgresFeed feed, DatabaseFailures failures) {
    this.jdbi = Jdbi.create(pool).setTransactionHandler(new EnclosedTransaction());
    this.feed = feed;
    this.failures = failures;
  }

  <T> T read(Function<Handle, T> work) {
    return retried(() -> attempt(Mode.READ, work));
  }

  <T> T write(Function<Handle, T> work) {
    return retried(() -> attempt(Mode.WRITE, work));
  }

  void close() {
    closed = true;
  }

  private enum Mode {
    /** One snapshot; nothing can be written. */
    READ(true, Connection.TRANSACTION_REPEATABLE_READ),
    /** As if transactions ran one after the other. */
    WRITE(false, Connection.TRANSACTION_SERIALIZABLE);

    private final boolean readOnly;
    private final int isolation;

    Mode(boolean readOnly, int isolation) {
      this.readOnly = readOnly;
      this.isolation = isolation;
    }
  }

  private interface Attempt<T> {
    T run() throws SQLException;
  }

  private <T> T retried(Attempt<T> attempt) {
    for (int made = 1; ; made++) {
      boolean alone = made > FREE_ATTEMPTS;
      if (alone) {
        contended.lock();
      }
      try {
        return attempt.run();
      } catch (SQLException | RuntimeException e) {
        Optional<SQLException> cause = DatabaseFailures.cause(e);
        if (made >= MAX_ATTEMPTS || cause.filter(PostgresFailures::isConflict).isEmpty()) {
          throw failures.thrown(e);
        }
      } finally {
        if (alone) {
          contended.unlock();
        }
      }
      pause(made);
    }
  }

  private <T> T attempt(Mode mode, Function<Handle, T> work) throws SQLException {
    if (closed) {
      throw Finding.about(StoreCode.DATABASE_CLOSED).toException();
    }
    boolean published = false;
    T result;
    try (Handle handle = jdbi.open()) {
      Connection connection = handle.getConnection();
      result = inTransaction(connection, mode, () -> work.apply(handle));
      published = FeedLog.isMarked(handle);
    }
    if (published) {
      feed.followNow();
    }
    return result;
  }

  private static <T> T inTransaction(Connection connection, Mode mode, Attempt<T> work) throws SQLException {
    connection.setReadOnly(mode.readOnly);
    connection.setTransactionIsolation(mode.isolation);
    boolean ended = false;
    try {
      T result = work.run();
      connection.commit();
      ended = true;
      return result;
    } finally {
      if (!ended) {
        rollBack(connection);
      }
    }
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The connection is gone, and the transaction with it; what failed first says more.
    }
  }

  private static void pause(int made) {
    long longest = Math.min(FIRST_PAUSE_NANOS << made, MAX_PAUSE_NANOS);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
  }
}

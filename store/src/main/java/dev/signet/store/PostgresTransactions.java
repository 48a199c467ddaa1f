// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.explain.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Runs transactions on PostgreSQL. */
final class PostgresTransactions {
  /**
   * Later attempts run alone on this node, so that more conflicts than this need many nodes that
   * write one row at once.
   */
  static final int MAX_ATTEMPTS = 12;

  /** After this many attempts beside others, a transaction has this node to itself. */
  private static final int FREE_ATTEMPTS = 2;

  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(64);

  private final Jdbi jdbi;
  private final ConnectionQueue queue;
  private final PostgresFeed feed;
  private final DatabaseFailures failures;
  private final ReentrantReadWriteLock order = new ReentrantReadWriteLock(true);
  private volatile boolean closed;

  PostgresTransactions(HikariDataSource pool, PostgresFeed feed, DatabaseFailures failures) {
    this.queue =
        new ConnectionQueue(
            PostgresPool.MAX_CONNECTIONS, pool.getHikariPoolMXBean()::getTotalConnections);
    this.jdbi = Jdbi.create(pool).setTransactionHandler(new EnclosedTransaction());
    jdbi.getConfig(SqlStatements.class).setSqlParser(new ParameterParser());
    this.feed = feed;
    this.failures = failures;
  }

  <T> T read(Function<Handle, T> work) {
    return retried(attempt -> new ReentrantLock(), () -> attempt(Mode.READ, work)).result();
  }

  <T> T write(Function<Handle, T> work) {
    if (order.getReadHoldCount() > 0 || order.isWriteLockedByCurrentThread()) {
      throw new IllegalStateException(
          "a transaction within a transaction: use the handle that is there");
    }
    Committed<T> committed = retried(this::ordered, () -> attempt(Mode.WRITE, work));
    if (committed.published()) {
      feed.followNow();
    }
    return committed.result();
  }

  void close() {
    closed = true;
  }

  /**
   * How a transaction begins. As one statement: the calls of JDBC for the same would ask the server
   * three times.
   */
  private enum Mode {
    /** One snapshot; nothing can be written. */
    READ("set transaction isolation level repeatable read read only"),
    /** As if transactions ran one after the other. */
    WRITE("set transaction isolation level serializable");

    private final String settings;

    Mode(String settings) {
      this.settings = settings;
    }
  }

  private interface Attempt<T> {
    T run() throws SQLException;
  }

  /** What a transaction returned, and whether listeners must be told of it. */
  private record Committed<T>(T result, boolean published) {}

  /** Runs a transaction again while it conflicts with others. */
  private <T> T retried(IntFunction<Lock> order, Attempt<T> attempt) {
    for (int made = 1; ; made++) {
      Lock lock = order.apply(made);
      lock.lock();
      try {
        return attempt.run();
      } catch (SQLException | RuntimeException e) {
        Optional<SQLException> cause = DatabaseFailures.cause(e);
        if (made >= MAX_ATTEMPTS || cause.filter(PostgresFailures::isConflict).isEmpty()) {
          throw failures.thrown(e);
        }
      } finally {
        lock.unlock();
      }
      pause(made);
    }
  }

  /** The first attempts beside others, the later ones alone. */
  private Lock ordered(int attempt) {
    return attempt > FREE_ATTEMPTS ? order.writeLock() : order.readLock();
  }

  private <T> Committed<T> attempt(Mode mode, Function<Handle, T> work) throws SQLException {
    if (closed) {
      throw Finding.about(StoreCode.DATABASE_CLOSED).toException();
    }
    try (ConnectionQueue.Turn _ = queue.await();
        Handle handle = jdbi.open()) {
      T result = inTransaction(handle.getConnection(), mode, () -> work.apply(handle));
      return new Committed<>(result, FeedLog.isMarked(handle));
    }
  }

  private static <T> T inTransaction(Connection connection, Mode mode, Attempt<T> work)
      throws SQLException {
    boolean ended = false;
    try (Statement control = connection.createStatement()) {
      control.execute(mode.settings);
      T result = work.run();
      requireWhole(connection);
      connection.commit();
      ended = true;
      return result;
    } finally {
      if (!ended) {
        rollBack(connection);
      }
    }
  }

  /**
   * After a statement that failed, the server would answer a commit with a rollback, and nobody
   * would notice.
   */
  private static void requireWhole(Connection connection) throws SQLException {
    if (connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED) {
      throw new IllegalStateException("a statement failed, and the function that ran it went on");
    }
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The connection is gone, and the transaction with it; what failed first says more.
      abandon(connection);
    }
  }

  /** Keeps a connection of unknown state out of the pool. */
  private static void abandon(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      System.getLogger(PostgresTransactions.class.getName())
          .log(System.Logger.Level.DEBUG, "abandoning a lost connection", e);
    }
  }

  private static void pause(int made) {
    long longest = Math.min(FIRST_PAUSE_NANOS << made, MAX_PAUSE_NANOS);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
  }
}

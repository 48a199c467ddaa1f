// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The change feed of many nodes on one server: one connection asks for news, and at once after
 * every local change.
 */
final class PostgresFeed implements ChangeFeed, AutoCloseable {
  /** How often the server is asked: a change of another node takes effect within this time. */
  static final Duration INTERVAL = Duration.ofMillis(250);

  private static final System.Logger LOG = System.getLogger(ChangeFeed.class.getName());

  private final DataSource source;
  private final FeedLog log;
  private final FeedTail tail;
  private final ReentrantLock asking = new ReentrantLock();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private @Nullable SharedConnection connection;
  private volatile long certainAt;

  private PostgresFeed(DataSource source, SharedConnection connection, FeedLog log) {
    this.source = source;
    this.connection = connection;
    this.log = log;
    this.certainAt = System.nanoTime();
    this.tail = new FeedTail(connection.with(FeedLog::head));
    this.thread = Thread.ofPlatform().daemon().name("signet-store-feed").unstarted(this::poll);
  }

  static PostgresFeed start(DataSource source, FeedLog log) throws SQLException {
    PostgresFeed feed = new PostgresFeed(source, new SharedConnection(source.getConnection()), log);
    feed.thread.start();
    return feed;
  }

  @Override
  public void publish(Handle transaction, Change.Kind kind, String subject) {
    log.publish(transaction, kind, subject);
  }

  @Override
  public Subscription subscribe(Consumer<Change> listener) {
    return tail.subscribe(listener);
  }

  @Override
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - certainAt);
  }

  /**
   * Tells the listeners of what this node has just committed; when the server is away, the next
   * poll does.
   */
  void followNow() {
    asking.lock();
    try {
      @Nullable SharedConnection open = connection;
      if (open != null) {
        ask(open);
      }
    } finally {
      asking.unlock();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    drop();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void poll() {
    try {
      while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        connectAndAsk();
      }
    } catch (InterruptedException e) {
      // Only close() ends this thread, and not by an interrupt; ending is then all that is left to
      // do.
      Thread.currentThread().interrupt();
    }
  }

  private void connectAndAsk() {
    asking.lock();
    try {
      @Nullable SharedConnection open = connection;
      if (open == null) {
        open = new SharedConnection(source.getConnection());
        connection = open;
        LOG.log(System.Logger.Level.INFO, "the change feed is connected again");
      }
      ask(open);
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "the change feed cannot connect", e);
    } finally {
      asking.unlock();
    }
  }

  private void ask(SharedConnection open) {
    // Taken before the question: what is committed while the answer travels may not be in it.
    long asked = System.nanoTime();
    try {
      open.<Boolean>with(handle -> {
        tail.follow(handle);
        return true;
      });
      certainAt = asked;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "the change feed lost its connection", e);
      drop();
    }
  }

  private void drop() {
    asking.lock();
    try {
      @Nullable SharedConnection ended = connection;
      connection = null;
      if (ended != null) {
        ended.close();
      }
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "closing a lost connection", e);
    } finally {
      asking.unlock();
    }
  }
}

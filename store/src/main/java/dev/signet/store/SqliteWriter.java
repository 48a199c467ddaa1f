// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. What queued up while a commit was forced to disk shares the next
 * commit, so that the disk's pace bounds the waiting and not the number of writers.
 */
final class SqliteWriter implements AutoCloseable {
  /**
   * More waiting writers than this are told to come back: at some thousand commits a second they
   * would wait for seconds.
   */
  static final int MAX_WAITING = 2_048;

  /**
   * More jobs than this do not share a commit, so that the first of them need not wait for ever.
   */
  static final int MAX_GROUP = 256;

  /** How long a writer waits for a place in the queue. */
  private static final long MAX_WAIT_SECONDS = 10;

  private final BlockingQueue<WriteJob<?>> queue = new ArrayBlockingQueue<>(MAX_WAITING);
  private final WriteJob<Boolean> last = new WriteJob<>(handle -> true);
  private final SqliteGroup group;
  private final Connection connection;
  private final DatabaseFailures failures;
  private final Thread thread;
  private volatile boolean closing;

  /**
   * @param connection owned and closed by the writer; in auto-commit mode
   * @param tail told of what was published, after each commit
   */
  SqliteWriter(Connection connection, FeedTail tail, DatabaseFailures failures)
      throws SQLException {
    this.connection = connection;
    this.failures = failures;
    this.group = new SqliteGroup(new SharedConnection(connection), tail);
    this.thread = Thread.ofPlatform().daemon().name("signet-store-writer").unstarted(this::serve);
  }

  void start() {
    thread.start();
  }

  <T> T write(Function<org.jdbi.v3.core.Handle, T> work) {
    if (Thread.currentThread().equals(thread)) {
      throw new IllegalStateException(
          "a transaction within a transaction: use the handle that is there");
    }
    WriteJob<T> job = new WriteJob<>(work);
    enqueue(job);
    return job.outcome(failures);
  }

  /** Commits what waits, refuses what comes, and closes the connection. */
  @Override
  public void close() throws SQLException {
    closing = true;
    boolean interrupted = false;
    boolean told = false;
    while (thread.isAlive()) {
      try {
        told = told || queue.offer(last, 1, TimeUnit.SECONDS);
        thread.join(TimeUnit.SECONDS.toMillis(1));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    refuseWaiting();
    connection.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void enqueue(WriteJob<?> job) {
    if (closing) {
      throw Finding.about(StoreCode.DATABASE_CLOSED).toException();
    }
    try {
      if (!queue.offer(job, MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw Finding.about(StoreCode.DATABASE_BUSY)
            .found(MAX_WAITING + " transactions wait to be written")
            .toException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Finding.about(StoreCode.DATABASE_CLOSED).toException();
    }
    if (!thread.isAlive()) {
      // It came after the last job was taken: nobody else will look at the queue.
      refuseWaiting();
    }
  }

  private void serve() {
    List<WriteJob<?>> jobs = new ArrayList<>(MAX_GROUP);
    boolean more = true;
    while (more) {
      try {
        jobs.add(queue.take());
        queue.drainTo(jobs, MAX_GROUP - 1);
      } catch (InterruptedException e) {
        // Nobody interrupts this thread but to end it, and close() does that in order.
        continue;
      }
      more = !jobs.remove(last);
      group.commit(jobs);
      jobs.clear();
    }
  }

  private void refuseWaiting() {
    for (@Nullable WriteJob<?> job = queue.poll(); job != null; job = queue.poll()) {
      job.fail(Finding.about(StoreCode.DATABASE_CLOSED).toException());
      job.finish();
    }
  }
}

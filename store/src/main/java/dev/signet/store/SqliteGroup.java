// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.sql.SQLException;
import java.util.List;

/**
 * Commits several jobs as one transaction of the database.
 *
 * <p>Each job runs in a savepoint of its own, so that one that throws undoes itself alone. When the
 * transaction as a whole is lost (a full disk ends it, and so does a deferred constraint), each job
 * is tried once more by itself: the innocent must not fail with the guilty.
 */
final class SqliteGroup {
  private final SharedConnection connection;
  private final FeedTail tail;

  SqliteGroup(SharedConnection connection, FeedTail tail) {
    this.connection = connection;
    this.tail = tail;
  }

  /** Runs and finishes every job. Throws nothing: what happens is the jobs' outcome. */
  void commit(List<WriteJob<?>> jobs) {
    try {
      if (!attempt(jobs)) {
        jobs.forEach(job -> attempt(List.of(job)));
      }
    } finally {
      jobs.forEach(WriteJob::finish);
    }
  }

  /** Whether every job has its outcome. A job alone always has: its failure, if nothing else. */
  private boolean attempt(List<WriteJob<?>> jobs) {
    try {
      connection.control("begin immediate");
      boolean published = false;
      for (WriteJob<?> job : jobs) {
        published |= run(job);
      }
      connection.control("commit");
      if (published) {
        follow();
      }
      return true;
    } catch (SQLException | RuntimeException e) {
      rollBack();
      if (jobs.size() > 1) {
        return false;
      }
      jobs.getFirst().failUnlessFailed(e);
      return true;
    }
  }

  /** Whether the job published a change, and keeps it. */
  private boolean run(WriteJob<?> job) throws SQLException {
    connection.control("savepoint job");
    boolean published =
        connection.with(handle -> {
          job.run(handle);
          return FeedLog.isMarked(handle);
        });
    if (job.hasFailed()) {
      connection.control("rollback to savepoint job");
    }
    connection.control("release savepoint job");
    return published && !job.hasFailed();
  }

  private void follow() {
    try {
      connection.<Boolean>with(handle -> {
        tail.follow(handle);
        return true;
      });
    } catch (RuntimeException e) {
      // The jobs are committed. The next commit that publishes tells of these changes too.
      System.getLogger(SqliteGroup.class.getName())
          .log(System.Logger.Level.ERROR, "changes could not be read after their commit", e);
    }
  }

  private void rollBack() {
    try {
      connection.control("rollback");
    } catch (SQLException e) {
      // There is none: SQLite ended the transaction itself, as it does when the disk is full.
    }
  }
}

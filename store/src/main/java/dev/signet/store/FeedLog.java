// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;

/** The rows of the change feed. */
final class FeedLog {
  /**
   * How many changes are kept for nodes that lag. At 100 changes a second that is more than a
   * minute and a half, many times the age at which a node stops answering; one that lags further is
   * told {@link Change.Kind#EVERYTHING}.
   */
  static final int KEPT_CHANGES = 10_000;

  /** How many changes are read at once. */
  static final int PAGE = 1_000;

  private final InstantSource clock;

  FeedLog(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Adds a change in the handle's transaction, and marks the transaction as one after which
   * listeners must be told.
   */
  void publish(Handle transaction, Change.Kind kind, String subject) {
    if (kind == Change.Kind.EVERYTHING) {
      throw new IllegalArgumentException("only the feed itself tells of missed changes");
    }
    long revision =
        transaction
            .createQuery(
                "update feed_head set revision = revision + 1 where id = 1 returning revision")
            .mapTo(Long.class)
            .one();
    transaction.execute(
        "insert into feed_change (revision, kind, subject, published_at) values (?, ?, ?, ?)",
        revision,
        kind.name(),
        subject,
        clock.millis());
    transaction.execute("delete from feed_change where revision <= ?", revision - KEPT_CHANGES);
    transaction.getConfig(Mark.class).published = true;
  }

  static boolean isMarked(Handle transaction) {
    return transaction.getConfig(Mark.class).published;
  }

  static long head(Handle handle) {
    return handle
        .createQuery("select revision from feed_head where id = 1")
        .mapTo(Long.class)
        .one();
  }

  /** The oldest changes after a revision, at most {@value #PAGE}. */
  static List<Change> after(Handle handle, long revision) {
    return handle
        .createQuery(
            "select revision, kind, subject from feed_change where revision > :after order by revision limit "
                + PAGE)
        .bind("after", revision)
        .map((row, context) ->
            new Change(row.getLong(1), Change.Kind.valueOf(row.getString(2)), row.getString(3)))
        .list();
  }

  /** Belongs to one handle, and so to one transaction. */
  public static final class Mark implements JdbiConfig<Mark> {
    private boolean published;

    /** An unset mark. */
    public Mark() {}

    @Override
    public Mark createCopy() {
      Mark copy = new Mark();
      copy.published = published;
      return copy;
    }
  }
}

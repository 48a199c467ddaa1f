// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Follows the rows of the feed and tells the listeners of this process, in order, once each. */
final class FeedTail {
  private static final System.Logger LOG = System.getLogger(ChangeFeed.class.getName());

  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock order = new ReentrantLock();
  private long told;

  FeedTail(long head) {
    told = head;
  }

  ChangeFeed.Subscription subscribe(Consumer<Change> listener) {
    // A listener may be subscribed twice; each subscription ends itself alone.
    Consumer<Change> own = change -> listener.accept(change);
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  /** Tells of everything that is committed and was not told yet. */
  void follow(Handle handle) {
    order.lock();
    try {
      long head = FeedLog.head(handle);
      if (head < told) {
        // An older copy of the database was put in place: what is remembered of it may never have
        // happened.
        miss(head);
      }
      while (told < head) {
        tell(FeedLog.after(handle, told), head);
      }
    } finally {
      order.unlock();
    }
  }

  private void tell(List<Change> changes, long head) {
    if (changes.isEmpty() || changes.getFirst().revision() != told + 1) {
      miss(changes.isEmpty() ? head : changes.getFirst().revision() - 1);
    }
    changes.forEach(this::tell);
  }

  private void miss(long upTo) {
    tell(new Change(upTo, Change.Kind.EVERYTHING, ""));
  }

  private void tell(Change change) {
    for (Consumer<Change> listener : listeners) {
      try {
        listener.accept(change);
      } catch (RuntimeException e) {
        // One listener's mistake must not keep a revocation from the others.
        LOG.log(
            System.Logger.Level.ERROR,
            "a listener of the change feed failed at revision " + change.revision(),
            e);
      }
    }
    told = change.revision();
  }
}

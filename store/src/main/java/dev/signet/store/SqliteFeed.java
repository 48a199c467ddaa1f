// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.time.Duration;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * The change feed of one process: the writer tells the listeners itself, after the commit and
 * before {@code write} returns.
 */
record SqliteFeed(FeedLog log, FeedTail tail) implements ChangeFeed {
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
    return Duration.ZERO;
  }
}

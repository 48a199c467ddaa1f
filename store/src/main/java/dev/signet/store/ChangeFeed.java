// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.time.Duration;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * One ordered sequence of the changes that must take effect at the next request: roles, disabled
 * users, revocations, keys, routes.
 *
 * <p>A change is published in the transaction that makes it. On one machine a listener is told
 * before {@link Database#write} returns; on PostgreSQL every node polls (at most every 250 ms) and
 * is told then.
 */
public interface ChangeFeed {
  /** Publishes a change as part of the transaction on this handle. */
  void publish(Handle transaction, Change.Kind kind, String subject);

  /**
   * Tells a listener of every change from now on, in order, once each. The listener must be quick
   * and must not throw.
   *
   * @return closes the subscription
   */
  Subscription subscribe(Consumer<Change> listener);

  /**
   * How long ago it was last certain that no change is missing; zero on one machine. Too old means:
   * answer 503 on gates.
   */
  Duration age();

  /** A subscription that can be given up. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process works on. The database says who began; from that alone nobody could tell work
 * that takes long from work whose process is gone.
 */
final class WorkInHand {
  /**
   * Work of another node that began before this is taken over. Longer than a busy machine or
   * database stands still, shorter than any client waits for an order. Where the other node lives
   * after all, the work is done twice, and what is stored first holds.
   */
  private static final Duration CUT_OFF = Duration.ofSeconds(10);

  private final Set<String> ids = ConcurrentHashMap.newKeySet();

  /** Before this, work that is not in hand here was cut off. */
  static Instant stale(Instant now) {
    return now.minus(CUT_OFF);
  }

  /**
   * Takes a piece of work in hand.
   *
   * @return false where it is in hand already
   */
  boolean take(String id) {
    return ids.add(id);
  }

  /** Puts it down, done or not. */
  void drop(String id) {
    ids.remove(id);
  }
}

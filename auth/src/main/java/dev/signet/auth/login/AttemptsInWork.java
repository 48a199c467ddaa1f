// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts attempts that are being made at this moment, by scope. As many entries as requests in
 * work.
 *
 * <p>Whoever finds too many others gives its place up again and waits for one of them to end. The
 * first in a scope finds none, so there is always one that goes on.
 */
final class AttemptsInWork {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Map<String, Integer> counts = new HashMap<>();
  private long ends;

  /**
   * A place in a scope.
   *
   * @param others how many had one already
   * @param ends how many attempts had ended by then
   */
  record Place(int others, long ends) {}

  /** Takes a place. */
  Place enter(String scope) {
    lock.lock();
    try {
      return new Place(counts.merge(scope, 1, Integer::sum) - 1, ends);
    } finally {
      lock.unlock();
    }
  }

  /** Gives the place of an attempt up that has ended. */
  void leave(String scope) {
    lock.lock();
    try {
      giveUp(scope);
      ends++;
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives a place up without an attempt, and waits until one of the others has ended.
   *
   * @param nanos the most time to wait
   * @return how much of it is left; none left means to give up
   */
  long leaveAndWait(String scope, Place place, long nanos) {
    lock.lock();
    try {
      giveUp(scope);
      long left = nanos;
      while (ends == place.ends() && left > 0) {
        left = ended.awaitNanos(left);
      }
      return left;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } finally {
      lock.unlock();
    }
  }

  private void giveUp(String scope) {
    counts.computeIfPresent(scope, (s, count) -> count == 1 ? null : count - 1);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * Counts attempts that are being made at this moment, by scope, and lets others wait for them. As
 * many entries as requests in work.
 *
 * <p>An attempt writes its failure before it gives its place up, and failures are read under the
 * lock of the scope: so each attempt is seen in one of the two, never in neither.
 */
final class AttemptsInWork {
  private final Map<String, Scope> scopes = new ConcurrentHashMap<>();

  private static final class Scope {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private int working;

    /** Who works or waits here; guarded by the map. */
    private int users;
  }

  /**
   * Takes a place, waiting for others to end while those that work and those that failed are too
   * many.
   *
   * @param scope what is counted
   * @param most how many there may be
   * @param failures reads how many failed; what it throws goes through
   * @param nanos the most time to wait
   * @return false when that was not enough
   */
  boolean enter(String scope, int most, IntSupplier failures, long nanos) {
    Scope entered = use(scope);
    boolean admitted = false;
    try {
      admitted = admit(entered, most, failures, nanos);
      return admitted;
    } finally {
      if (!admitted) {
        release(scope);
      }
    }
  }

  /** Gives a place up. */
  void leave(String scope) {
    Scope left = use(scope);
    left.lock.lock();
    try {
      left.working--;
      left.ended.signalAll();
    } finally {
      left.lock.unlock();
      release(scope);
      release(scope);
    }
  }

  private static boolean admit(Scope scope, int most, IntSupplier failures, long nanos) {
    long left = nanos;
    scope.lock.lock();
    try {
      while (scope.working + failures.getAsInt() >= most) {
        if (left <= 0) {
          return false;
        }
        left = scope.ended.awaitNanos(left);
      }
      scope.working++;
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      scope.lock.unlock();
    }
  }

  private Scope use(String scope) {
    return scopes.compute(
        scope,
        (_, known) -> {
          Scope used = known == null ? new Scope() : known;
          used.users++;
          return used;
        });
  }

  private void release(String scope) {
    scopes.computeIfPresent(scope, (_, known) -> --known.users == 0 ? null : known);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.enrolment;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets requests of the same applicant wait for each other in this process, so that the second sees
 * what the first was given. Between nodes nothing waits: each may make one.
 */
final class OneByOne {
  /** Strangers that share a lock wait for one issuance, some milliseconds. */
  private static final int LOCKS = 64;

  private final Lock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

  /** Does something while nothing else is done for the same applicant. */
  <T> T in(String applicant, Supplier<T> work) {
    Lock lock = locks[Math.floorMod(applicant.hashCode(), LOCKS)];
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}

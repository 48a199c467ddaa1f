// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse;

import dev.signet.jsse.trust.DefaultAnchors;
import dev.signet.tls.Environment;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** What all services of a provider share, made when the first of them is used. */
final class ProviderParts {
  private final ReentrantLock lock = new ReentrantLock();
  private final DefaultAnchors defaults = new DefaultAnchors();
  private volatile Optional<Environment> environment = Optional.empty();

  /** Nothing is made yet: registering a provider costs every Java program, used or not. */
  ProviderParts() {}

  /** Cryptography, random source and clock. */
  Environment environment() {
    if (environment.isEmpty()) {
      lock.lock();
      try {
        if (environment.isEmpty()) {
          environment = Optional.of(Environment.standard());
        }
      } finally {
        lock.unlock();
      }
    }
    return environment.get();
  }

  /** What Java trusts where nobody says otherwise. */
  DefaultAnchors defaults() {
    return defaults;
  }
}

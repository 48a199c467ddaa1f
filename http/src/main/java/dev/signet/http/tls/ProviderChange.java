// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.tls.ServerConfig;
import dev.signet.tls.crypto.Primitives;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Which cryptography new connections get: the JDK's, and from a moment after the first connection
 * on the fastest that there is. Native providers take a quarter of a second of processor time until
 * they are ready, which a start does not have.
 */
final class ProviderChange {
  /** The first connection's answer goes before. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Function<Primitives, ServerConfig> configs;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile ServerConfig present;

  /**
   * Begins with the JDK's.
   *
   * @param configs makes the same configuration for any primitives
   */
  ProviderChange(Function<Primitives, ServerConfig> configs) {
    this.configs = configs;
    this.present = configs.apply(Primitives.jdk());
  }

  /** What the next connection is served with. */
  ServerConfig present() {
    return present;
  }

  /** Loads the faster ones aside, once. */
  void begin() {
    if (begun.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("native-cryptography").start(this::change);
    }
  }

  private void change() {
    try {
      Thread.sleep(PAUSE);
      Primitives fastest = Primitives.fastest();
      fastest.warm(new SecureRandom());
      present = configs.apply(fastest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

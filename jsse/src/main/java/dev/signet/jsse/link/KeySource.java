// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import dev.signet.jsse.key.HeldKeyManager;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/** Where a context's keys come from. */
public sealed interface KeySource {
  /** Nowhere: a client that shows nothing, or a server that cannot serve. */
  record None() implements KeySource {}

  /**
   * Ours: held ready.
   *
   * @param manager theirs to hold
   */
  record Held(HeldKeyManager manager) implements KeySource {}

  /**
   * The application's own class.
   *
   * @param manager asked in a task
   */
  record Foreign(X509KeyManager manager) implements KeySource {}

  /** The first manager for X.509, as JSSE wants it. */
  static KeySource of(KeyManager @Nullable [] managers) {
    if (managers != null) {
      for (KeyManager manager : managers) {
        if (manager instanceof HeldKeyManager held) {
          return new Held(held);
        } else if (manager instanceof X509KeyManager foreign) {
          return new Foreign(foreign);
        }
      }
    }
    return new None();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import java.util.Arrays;

/** A secret in an array of its own, which is wiped when it has served. Not thread-safe. */
final class Secret {
  private final byte[] array;
  private boolean wiped;

  /** Takes the array over. */
  Secret(byte[] array) {
    this.array = array;
  }

  /** The secret itself, not a copy. */
  byte[] array() {
    if (wiped) {
      throw new IllegalStateException("this secret has served and was wiped");
    }
    return array;
  }

  void wipe() {
    wiped = true;
    Arrays.fill(array, (byte) 0);
  }

  boolean isWiped() {
    return wiped;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.key.RecordKeys;

/** Protects the records of one direction with one key; separable from any handshake. */
sealed interface SealingKey permits Sealing13, Sealing12 {
  /** The protection that the keys are for; they may be wiped then. */
  static SealingKey of(Primitives primitives, RecordKeys keys) {
    return switch (keys.suite().version()) {
      case TLS13 -> new Sealing13(primitives, keys);
      case TLS12 -> new Sealing12(primitives, keys);
    };
  }

  /** Where in a record the plaintext has to stand. */
  int headRoom();

  /** How much longer a record is than what it holds, without padding. */
  int overhead();

  /** Whether a record can be made longer than it need be. */
  boolean canPad();

  /**
   * Seals a record where it stands: the plaintext from {@code offset + headRoom()} on.
   *
   * @param padding zeros to add, 0 unless {@link #canPad}
   * @return the record's whole length
   */
  int seal(ContentType type, byte[] record, int offset, int length, int padding);

  /** How many records it has sealed. */
  long count();
}

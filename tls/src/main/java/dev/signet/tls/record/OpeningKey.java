// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.key.RecordKeys;

/** Opens the records of one direction with one key; separable from any handshake. */
sealed interface OpeningKey permits Opening13, Opening12 {
  /** What {@link #open} gives for a record that this key has not sealed. */
  int FORGED = -1;

  /** The protection that the keys are for; they may be wiped then. */
  static OpeningKey of(Primitives primitives, RecordKeys keys) {
    return switch (keys.suite().version()) {
      case TLS13 -> new Opening13(primitives, keys);
      case TLS12 -> new Opening12(primitives, keys);
    };
  }

  /**
   * Opens a whole record.
   *
   * @param plain room for as many bytes as the record has without its header and tag
   * @return the length of what it holds, or {@link #FORGED}
   */
  int open(byte[] record, int offset, int length, byte[] plain, int plainOffset) throws TlsFault;

  /** The type of what the last record held, as the wire has it. */
  int typeCode();
}

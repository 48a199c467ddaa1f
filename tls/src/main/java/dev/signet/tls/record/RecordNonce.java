// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import dev.signet.tls.key.RecordKeys;
import dev.signet.tls.suite.AeadAlgorithm;

/** The nonce of each record and the number that it comes from. */
final class RecordNonce {
  private final byte[] iv;
  private final boolean explicit;
  private final byte[] nonce = new byte[AeadAlgorithm.NONCE_LENGTH];
  private long sequence;

  RecordNonce(RecordKeys keys) {
    this.iv = keys.iv().clone();
    this.explicit = iv.length < nonce.length;
    System.arraycopy(iv, 0, nonce, 0, iv.length);
  }

  /** The number of the record that comes next. */
  long sequence() {
    return sequence;
  }

  void advance() {
    sequence++;
  }

  /**
   * The nonce of the record that comes next; the array is used again for each.
   *
   * <p>RFC 9846 5.3 and RFC 7905 2: the number, padded to the left, XOR the fixed part. TLS 1.2's
   * GCM appends what the record says (RFC 5288 3), which for a sender is the number too.
   */
  byte[] next() {
    return explicit ? appended(sequence) : mixed();
  }

  /** The nonce of a record of TLS 1.2 that brings a part of it along. */
  byte[] appended(long explicitPart) {
    writeLong(explicitPart, nonce, iv.length);
    return nonce;
  }

  private byte[] mixed() {
    int first = nonce.length - Long.BYTES;
    writeLong(sequence, nonce, first);
    for (int i = first; i < nonce.length; i++) {
      nonce[i] ^= iv[i];
    }
    return nonce;
  }

  static void writeLong(long value, byte[] target, int offset) {
    for (int i = 0; i < Long.BYTES; i++) {
      target[offset + i] = (byte) (value >>> (56 - 8 * i));
    }
  }

  static long readLong(byte[] source, int offset) {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << 8) | (source[offset + i] & 0xff);
    }
    return value;
  }
}

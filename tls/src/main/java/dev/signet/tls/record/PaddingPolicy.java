// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

/**
 * How much longer TLS 1.3's records are made than they need be, so that their lengths tell less
 * (RFC 9846 5.4). Must give the same answer for the same question; safe for use by many threads.
 */
@FunctionalInterface
public interface PaddingPolicy {
  /** No padding. */
  PaddingPolicy NONE = (type, length, room) -> 0;

  /**
   * How many zeros to add.
   *
   * @param length the bytes that the record holds
   * @param room the most zeros that still fit
   */
  int paddingFor(ContentType type, int length, int room);

  /** Rounds every length up to a multiple, as far as a record has room. */
  static PaddingPolicy toMultipleOf(int block) {
    if (block < 1 || block > RecordLimits.PLAINTEXT) {
      throw new IllegalArgumentException("1 to " + RecordLimits.PLAINTEXT + ", not " + block);
    }
    return (type, length, room) -> Math.min(room, Math.floorMod(-length, block));
  }
}

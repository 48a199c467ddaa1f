// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

/** The sizes of records, in bytes. */
public final class RecordLimits {
  /** A record's header: type, version, length. */
  public static final int HEADER = 5;

  /** RFC 9846 5.1: "The length MUST NOT exceed 2^14 bytes". */
  public static final int PLAINTEXT = 1 << 14;

  /** RFC 9846 5.2: "The length MUST NOT exceed 2^14 + 256 bytes". */
  public static final int CIPHERTEXT_13 = PLAINTEXT + 256;

  /** RFC 5246 6.2.3: "The length MUST NOT exceed 2^14 + 2048". */
  public static final int CIPHERTEXT_12 = PLAINTEXT + 2048;

  /** The longest record that can come, with its header. */
  public static final int RECORD = HEADER + CIPHERTEXT_12;

  /** RFC 8449 4: "Endpoints MUST NOT send a ... value smaller than 64". */
  public static final int LEAST_AGREED = 64;

  /**
   * Empty records that may follow each other: each costs a decryption and brings nothing, so that a
   * peer could keep this side busy for little. Nobody sends more than one before data.
   */
  static final int EMPTY_IN_A_ROW = 32;

  private RecordLimits() {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.suite;

/** The record ciphers: all are AEADs with a tag of 16 bytes and a nonce of 12. */
public enum AeadAlgorithm {
  /** AES-128 in GCM. */
  AES_128_GCM(16, 4, 1L << 24),
  /** AES-256 in GCM. */
  AES_256_GCM(32, 4, 1L << 24),
  /** ChaCha20-Poly1305, RFC 8439. */
  CHACHA20_POLY1305(32, 12, 1L << 48);

  /** The length of every tag in bytes. */
  public static final int TAG_LENGTH = 16;

  /** The length of every nonce in bytes. */
  public static final int NONCE_LENGTH = 12;

  private final int keyLength;
  private final int fixedIvLength12;
  private final long recordLimit;

  AeadAlgorithm(int keyLength, int fixedIvLength12, long recordLimit) {
    this.keyLength = keyLength;
    this.fixedIvLength12 = fixedIvLength12;
    this.recordLimit = recordLimit;
  }

  /** The key's length in bytes. */
  public int keyLength() {
    return keyLength;
  }

  /**
   * The bytes of the nonce that TLS 1.2 derives from the master secret: 4 for GCM (RFC 5288 3), all
   * 12 for ChaCha20-Poly1305 (RFC 7905 2). TLS 1.3 always derives 12.
   */
  public int fixedIvLength12() {
    return fixedIvLength12;
  }

  /** The bytes of the nonce that TLS 1.2 sends with each record: 8 for GCM, none for ChaCha20. */
  public int explicitNonceLength12() {
    return NONCE_LENGTH - fixedIvLength12;
  }

  /**
   * The records that one key may protect. RFC 9846 5.5 gives 2^24.5 for AES-GCM and none that can
   * be reached for ChaCha20-Poly1305, which keeps clear of its sequence number's end.
   */
  public long recordLimit() {
    return recordLimit;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.password;

/** Computes Argon2id, version 0x13 (RFC 9106), by somebody's library. */
sealed interface Argon2Function permits BouncyArgon2, SodiumArgon2 {
  /** Length of every hash, in bytes. */
  int HASH_BYTES = 32;

  /**
   * A hash of {@link #HASH_BYTES}.
   *
   * @param secret the password, which the caller wipes
   * @param cost of this hash
   * @param salt of this hash
   */
  byte[] compute(byte[] secret, Argon2Cost cost, byte[] salt);
}

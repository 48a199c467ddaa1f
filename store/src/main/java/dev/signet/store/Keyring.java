// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

/**
 * Seals secrets for storage (AES-256-GCM) under a key-encryption key that is not in the database: a
 * 0600 file in the data directory, or bytes from a descriptor. A second node on the same database
 * must be given the same key.
 */
public interface Keyring {
  /**
   * Seals a secret.
   *
   * @param purpose what it is for; bound to the result, so that a sealed value cannot be moved to
   *     another column
   * @param secret not changed
   */
  byte[] seal(String purpose, byte[] secret);

  /**
   * Opens what {@link #seal} made for the same purpose. Anything else is a {@link
   * StoreCode#KEYRING_MISMATCH} finding, as an exception.
   */
  byte[] open(String purpose, byte[] sealed);

  /**
   * 32 bytes derived from the key-encryption key for a purpose (HKDF-SHA-256), for instance to
   * authenticate nonces.
   */
  byte[] derive(String purpose);
}

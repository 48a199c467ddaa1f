// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.nio.file.Path;

/**
 * Seals secrets for storage (AES-256-GCM) under a key-encryption key that is not in the database: a
 * 0600 file in the data directory, or bytes from a descriptor. A second node on the same database
 * must be given the same key.
 */
public interface Keyring {
  /** The file in the data directory that holds the key-encryption key. */
  String FILE_NAME = "keyring.key";

  /** The length of a key-encryption key, and of what {@link #derive} gives. */
  int KEY_BYTES = 32;

  /**
   * Opens the keyring of a database. The first time, the key is made and written to the file (mode
   * 0600), and a value sealed under it is kept in the database, by which every later opening proves
   * that the file still fits.
   *
   * @throws dev.signet.explain.FindingException {@link StoreCode#KEYRING_MISSING} when the database
   *     was sealed under a key and the file is not there, {@link StoreCode#KEYRING_MISMATCH} when
   *     the file holds another key, {@link StoreCode#KEYRING_MALFORMED}
   */
  static Keyring open(Path file, Database database) {
    return new KeyringFile(file).open(database);
  }

  /**
   * A keyring over a key from elsewhere, which is not compared with any database.
   *
   * @param key {@value #KEY_BYTES} random bytes; not kept
   */
  static Keyring of(byte[] key) {
    return new AesKeyring(key);
  }

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

// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import dev.signet.store.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;

/**
 * The key of our account at an authority, in a file that its owner alone reads.
 *
 * @param file made the first time
 */
record AccountFile(Path file) implements AccountKey {
  /** Two keys on P-256 have some 500 bytes. */
  private static final int MAX_BYTES = 1 << 16;

  @Override
  public KeyPair open() {
    return Files.exists(file)
        ? AccountPem.read(file.toString(), AtomicFile.read(file, MAX_BYTES))
        : create();
  }

  private KeyPair create() {
    KeyPair keys = AccountPem.generate();
    AtomicFile.create(file, AccountPem.write(keys), AtomicFile.Readers.OWNER);
    return keys;
  }
}

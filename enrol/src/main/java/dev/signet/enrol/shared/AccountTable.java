// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.enrol.acme.AccountKey;
import dev.signet.enrol.acme.AccountPem;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import java.net.URI;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/**
 * The keys of our accounts at authorities, sealed in the database: all nodes are one applicant.
 *
 * @param database where they are
 * @param keyring seals them
 * @param clock dates them
 */
public record AccountTable(Database database, Keyring keyring, InstantSource clock) {
  /** The key of the account at a directory; the first node that asks makes it. */
  public AccountKey at(URI directory) {
    return () -> open(directory.toString());
  }

  private KeyPair open(String directory) {
    return find(directory)
        .orElseGet(() -> {
          insert(directory, AccountPem.generate());
          // Another node may have been first.
          return find(directory).orElseThrow();
        });
  }

  private Optional<KeyPair> find(String directory) {
    return database
        .read(handle ->
            handle
                .createQuery("select sealed_key from enrol_account where directory = :directory")
                .bind("directory", directory)
                .map((row, context) -> row.getBytes(1))
                .findOne())
        .map(sealed -> opened(directory, sealed));
  }

  private void insert(String directory, KeyPair keys) {
    String insert =
        """
        insert into enrol_account (directory, sealed_key, created_at)
        values (:directory, :key, :at) on conflict (directory) do nothing
        """;
    byte[] text = AccountPem.write(keys);
    byte[] sealed = keyring.seal(purpose(directory), text);
    Arrays.fill(text, (byte) 0);
    database.write(handle ->
        handle
            .createUpdate(insert)
            .bind("directory", directory)
            .bind("key", sealed)
            .bind("at", clock.millis())
            .execute());
  }

  private KeyPair opened(String directory, byte[] sealed) {
    byte[] text = keyring.open(purpose(directory), sealed);
    try {
      return AccountPem.read("the database", text);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static String purpose(String directory) {
    return "enrol-account:" + directory;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The key-encryption key's file, and the proof in the database that it fits. */
final class KeyringFile {
  private static final String CHECK = "keyring-check";

  /** A key in base64 with a line end takes 45 bytes. */
  private static final int MAX_FILE_BYTES = 128;

  private final Path file;

  KeyringFile(Path file) {
    this.file = file;
  }

  Keyring open(Database database) {
    Optional<byte[]> check = database.read(KeyringFile::check);
    if (Files.notExists(file)) {
      check.ifPresent(sealed -> {
        throw finding(StoreCode.KEYRING_MISSING, "key " + AesKeyring.idOf(sealed), "no file");
      });
      make();
    }
    AesKeyring keyring = read();
    // Two nodes may do this at once on a new database: the first one's value stays and the second
    // is measured by it.
    byte[] proof =
        check.orElseGet(
            () -> database.write(handle -> keepCheck(handle, keyring.seal(CHECK, new byte[1]))));
    prove(keyring, proof);
    return keyring;
  }

  private void make() {
    byte[] key = new byte[Keyring.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    String line = Base64.getEncoder().encodeToString(key) + "\n";
    Arrays.fill(key, (byte) 0);
    // Before the database's proof: a crash between the two leaves a key that nothing needs, not a
    // proof of a key that is lost.
    AtomicFile.create(file, line.getBytes(StandardCharsets.US_ASCII), AtomicFile.Readers.OWNER);
  }

  private AesKeyring read() {
    byte[] content = AtomicFile.read(file, MAX_FILE_BYTES);
    try {
      byte[] key =
          Base64.getDecoder().decode(new String(content, StandardCharsets.US_ASCII).strip());
      if (key.length != Keyring.KEY_BYTES) {
        throw finding(
            StoreCode.KEYRING_MALFORMED,
            Keyring.KEY_BYTES + " bytes in base64",
            key.length + " bytes");
      }
      return new AesKeyring(key);
    } catch (IllegalArgumentException e) {
      throw finding(
          StoreCode.KEYRING_MALFORMED, Keyring.KEY_BYTES + " bytes in base64", "something else");
    }
  }

  private void prove(AesKeyring keyring, byte[] proof) {
    if (!AesKeyring.idOf(proof).equals(keyring.id())) {
      throw finding(
          StoreCode.KEYRING_MISMATCH, "key " + AesKeyring.idOf(proof), "key " + keyring.id());
    }
    keyring.open(CHECK, proof);
  }

  private FindingException finding(StoreCode code, String wanted, String found) {
    return Finding.about(code).subject(file.toString()).wanted(wanted).found(found).toException();
  }

  private static Optional<byte[]> check(Handle handle) {
    return handle
        .createQuery("select content from store_meta where name = :name")
        .bind("name", CHECK)
        .mapTo(byte[].class)
        .findOne();
  }

  private static byte[] keepCheck(Handle handle, byte[] sealed) {
    handle.execute(
        "insert into store_meta (name, content) values (?, ?) on conflict (name) do nothing",
        CHECK,
        sealed);
    return check(handle).orElseThrow();
  }
}

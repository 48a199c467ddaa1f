// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import static dev.signet.store.DatabaseContract.assertFinding;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {
  private static final byte[] SECRET = "a private key".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(StoreSettings.in(folder), InstantSource.system());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatIsSealedOpensAfterReopening() throws Exception {
    byte[] sealed = keyring().seal("issuer", SECRET);
    assertThat(keyring().open("issuer", sealed)).isEqualTo(SECRET);
    assertThat(HexFormat.of().formatHex(sealed)).doesNotContain(HexFormat.of().formatHex(SECRET));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void theSameSecretIsSealedDifferentlyEachTime() {
    assertThat(keyring().seal("p", SECRET)).isNotEqualTo(keyring().seal("p", SECRET));
  }

  @Test
  void aSealedValueDoesNotOpenForAnotherPurpose() {
    byte[] sealed = keyring().seal("issuer", SECRET);
    assertFinding(() -> keyring().open("ticket", sealed), StoreCode.KEYRING_MISMATCH);
  }

  @Test
  void aSealedValueWithAnyBitChangedDoesNotOpen() {
    Keyring keyring = keyring();
    byte[] sealed = keyring.seal("issuer", SECRET);
    for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertFinding(() -> keyring.open("issuer", changed), StoreCode.KEYRING_MISMATCH);
    }
    assertFinding(() -> keyring.open("issuer", new byte[3]), StoreCode.KEYRING_MISMATCH);
  }

  @Test
  void anotherKeyIsFoundOutAtOpening() throws Exception {
    keyring();
    Files.delete(file());
    try (Database other =
        Database.open(
            new StoreSettings.LocalFile(folder.resolve("other.db")), InstantSource.system())) {
      assertThat(Keyring.open(file(), other)).isNotNull();
    }
    assertFinding(this::keyring, StoreCode.KEYRING_MISMATCH);
  }

  @Test
  void aLostKeyIsSaidAndNotReplaced() throws Exception {
    keyring();
    Files.delete(file());
    assertFinding(this::keyring, StoreCode.KEYRING_MISSING);
    assertThat(file()).doesNotExist();
  }

  @Test
  void aFileThatHoldsNoKeyIsSaid() throws Exception {
    for (String content : new String[] {"", "c2hvcnQ=", "not base64!", "A".repeat(44)}) {
      Files.writeString(file(), content);
      assertFinding(this::keyring, StoreCode.KEYRING_MALFORMED);
    }
  }

  @Test
  void derivedKeysDifferByPurposeAndAreTheSameEachTime() {
    assertThat(keyring().derive("nonce"))
        .hasSize(Keyring.KEY_BYTES)
        .isEqualTo(keyring().derive("nonce"));
    assertThat(keyring().derive("nonce")).isNotEqualTo(keyring().derive("ticket"));
    assertThat(Keyring.of(new byte[Keyring.KEY_BYTES]).derive("nonce"))
        .isNotEqualTo(keyring().derive("nonce"));
  }

  private Keyring keyring() {
    return Keyring.open(file(), database);
  }

  private Path file() {
    return folder.resolve(Keyring.FILE_NAME);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.x509.Certificate;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaStoreTest {
  @TempDir Path folder;
  private final Certificate root = TestMachine.newRoot();

  /** A store as Java's own programs make it: certificates of PKCS#12 are not encrypted. */
  private Path emptyStore(String type, String password) throws Exception {
    System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
    try {
      return keytoolsStore(type, password);
    } finally {
      System.clearProperty("keystore.pkcs12.certProtectionAlgorithm");
    }
  }

  /** A store as keytool makes it. */
  private Path keytoolsStore(String type, String password) throws Exception {
    Path file = folder.resolve("cacerts");
    KeyStore entries = KeyStore.getInstance(type);
    entries.load(null, null);
    entries.setCertificateEntry("other", TestMachine.newRoot().toX509());
    try (OutputStream out = Files.newOutputStream(file)) {
      entries.store(out, password.toCharArray());
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    return file;
  }

  private static TrustStore store(Path file) {
    return new JavaStore(file, List.of(Path.of("/opt/jdk")));
  }

  private static int size(Path file, char @Nullable [] password) throws Exception {
    return KeyStore.getInstance(file.toFile(), password).size();
  }

  @Test
  void thisJavasOwnFileTakesARootAndGivesItBack() throws Exception {
    Path file = folder.resolve("cacerts");
    Path own = Path.of(System.getProperty("java.home"), "lib/security/cacerts");
    Files.write(file, Files.readAllBytes(own));
    int before = size(file, "changeit".toCharArray());
    TrustStore store = store(file);
    assertThat(store.install(root)).isInstanceOf(Change.Made.class);
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(size(file, "changeit".toCharArray())).isEqualTo(before + 1);
    assertThat(store.uninstall(root)).isInstanceOf(Change.Made.class);
    assertThat(size(file, "changeit".toCharArray())).isEqualTo(before);
  }

  @Test
  void aJksFileStaysAJksFile() throws Exception {
    Path file = emptyStore("JKS", "changeit");
    assertThat(store(file).install(root)).isInstanceOf(Change.Made.class);
    assertThat(KeyStore.getInstance(file.toFile(), "changeit".toCharArray()).getType())
        .isEqualToIgnoringCase("JKS");
    assertThat(size(file, "changeit".toCharArray())).isEqualTo(2);
  }

  @Test
  void aFileWithoutPasswordStaysReadableWithoutOne() throws Exception {
    Path file = folder.resolve("cacerts");
    KeyStore entries = KeyStore.getInstance("PKCS12");
    entries.load(null, null);
    System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
    System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
    try (OutputStream out = Files.newOutputStream(file)) {
      entries.setCertificateEntry("other", TestMachine.newRoot().toX509());
      entries.store(out, null);
    } finally {
      System.clearProperty("keystore.pkcs12.macAlgorithm");
      System.clearProperty("keystore.pkcs12.certProtectionAlgorithm");
    }
    assertThat(store(file).install(root)).isInstanceOf(Change.Made.class);
    assertThat(size(file, null)).isEqualTo(2);
  }

  @Test
  void installingTwiceChangesNothing() throws Exception {
    Path file = emptyStore("PKCS12", "changeit");
    store(file).install(root);
    byte[] before = Files.readAllBytes(file);
    assertThat(store(file).install(root)).isInstanceOf(Change.Unneeded.class);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(store(file).uninstall(TestMachine.newRoot())).isInstanceOf(Change.Unneeded.class);
  }

  @Test
  void theFilesModeStaysAndNothingIsLeftBeside() throws Exception {
    Path file = emptyStore("PKCS12", "changeit");
    store(file).install(root);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void theUndoCommandTakesTheRootAway() throws Exception {
    Path file = emptyStore("PKCS12", "changeit");
    Change change = store(file).install(root);
    assertThat(TestMachine.undo(change).isFine()).isTrue();
    assertThat(store(file).status(root)).isInstanceOf(TrustStore.Status.Absent.class);
  }

  @Test
  void anotherPasswordIsAFindingThatNamesTheFile() throws Exception {
    Path file = emptyStore("PKCS12", "something else");
    Change change = store(file).install(root);
    assertThat(((Change.Refused) change).finding().code())
        .isEqualTo(TrustCode.TRUST_STORE_PASSWORD);
    assertThat(((Change.Refused) change).finding().headline()).contains(file.toString());
  }

  @Test
  void anEmptyPasswordIsTriedToo() throws Exception {
    Path file = emptyStore("PKCS12", "");
    assertThat(store(file).install(root)).isInstanceOf(Change.Made.class);
    assertThat(size(file, new char[0])).isEqualTo(2);
    assertThat(store(file).status(root)).isInstanceOf(TrustStore.Status.Trusted.class);
  }

  @Test
  void rootsThatJavaWouldSkipWithoutAWordAreAFindingAndTheRemedyHelps() throws Exception {
    Path file = keytoolsStore("PKCS12", "changeit");
    assertThat(store(file).status(root)).isInstanceOf(TrustStore.Status.Unknown.class);
    Change change = store(file).install(root);
    assertThat(change).isInstanceOf(Change.Refused.class);
    var finding = ((Change.Refused) change).finding();
    assertThat(finding.code()).isEqualTo(TrustCode.TRUST_STORE_ENCRYPTED);
    CommandResult converted = TestMachine.shell(finding.remedies().getFirst().command());
    assertThat(converted.isFine()).as(converted.error()).isTrue();
    assertThat(store(file).install(root)).isInstanceOf(Change.Made.class);
    assertThat(store(file).status(root)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(size(file, null)).isEqualTo(2);
  }

  @Test
  void aLinkStaysALinkAndItsFileChanges() throws Exception {
    Path file = emptyStore("JKS", "changeit");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(store(link).install(root)).isInstanceOf(Change.Made.class);
    assertThat(link).isSymbolicLink();
    assertThat(size(file, "changeit".toCharArray())).isEqualTo(2);
  }

  @Test
  void aFileThatIsNoStoreIsAFinding() throws Exception {
    Path file = Files.writeString(folder.resolve("cacerts"), "<html>");
    assertThat(store(file).status(root)).isInstanceOf(TrustStore.Status.Unknown.class);
    assertThat(store(file).install(root)).isInstanceOf(Change.Refused.class);
    assertThat(Files.readString(file)).isEqualTo("<html>");
  }
}

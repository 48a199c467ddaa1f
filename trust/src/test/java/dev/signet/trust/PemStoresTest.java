// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles and folders of PEM that a person names. */
class PemStoresTest {
  @TempDir Path folder;
  private final Certificate root = TestMachine.newRoot();
  private final Certificate other = TestMachine.newRoot();

  private TrustStore at(Path place) {
    return TrustStores.at(new TestMachine(folder).machine(), place);
  }

  private void isIn(TrustStore store, Certificate certificate) {
    assertThat(store.status(certificate)).isInstanceOf(TrustStore.Status.Trusted.class);
  }

  private void isNotIn(TrustStore store, Certificate certificate) {
    assertThat(store.status(certificate)).isInstanceOf(TrustStore.Status.Absent.class);
  }

  @Test
  void aBundleTakesARootAndGivesItBackToTheByte() throws IOException {
    String text = "# company\n" + other.toPem() + "\n# the end, without a line feed";
    Path file = Files.writeString(folder.resolve("bundle.pem"), text + "\n");
    assertThat(at(file).install(root)).isInstanceOf(Change.Made.class);
    isIn(at(file), root);
    isIn(at(file), other);
    assertThat(at(file).install(root)).isInstanceOf(Change.Unneeded.class);
    assertThat(at(file).uninstall(root)).isInstanceOf(Change.Made.class);
    assertThat(file).hasContent(text + "\n");
    assertThat(at(file).uninstall(root)).isInstanceOf(Change.Unneeded.class);
  }

  @Test
  void theUndoOfABundleLeavesItAsItWas() throws IOException {
    Path file = Files.writeString(folder.resolve("it's a bundle.pem"), other.toPem());
    Change change = at(file).install(root);
    assertThat(TestMachine.undo(change).isFine()).isTrue();
    assertThat(file).hasContent(other.toPem());
  }

  @Test
  void aJavaStoreIsKnownByItsContent() throws Exception {
    for (String type : List.of("JKS", "PKCS12")) {
      KeyStore entries = KeyStore.getInstance(type);
      entries.load(null, null);
      Path file = folder.resolve(type);
      try (var out = Files.newOutputStream(file)) {
        entries.store(out, "changeit".toCharArray());
      }
      assertThat(at(file).name()).isEqualTo("Java store");
    }
  }

  /** A variable such as SSL_CERT_FILE may name anything. */
  @Test
  void aFileWithoutEndIsRefused() {
    assertThatExceptionOfType(FindingException.class)
        .isThrownBy(() -> at(Path.of("/dev/zero")))
        .withMessageContaining("/dev/zero");
  }

  @Test
  void aBundleThatDoesNotExistIsMade() {
    Path file = folder.resolve("new.pem");
    isNotIn(at(file), root);
    assertThat(at(file).install(root)).isInstanceOf(Change.Made.class);
    isIn(at(file), root);
  }

  @Test
  void aFolderWorksForOpensslItself() throws IOException {
    assumeTrue(TestMachine.has("openssl"), "openssl is not installed");
    Path place = Files.createDirectories(folder.resolve("certs"));
    Path pem = Files.writeString(folder.resolve("root.pem"), root.toPem());
    assertThat(verifies(pem, place)).isFalse();
    assertThat(at(place).install(root)).isInstanceOf(Change.Made.class);
    isIn(at(place), root);
    assertThat(verifies(pem, place)).isTrue();
    assertThat(at(place).install(root)).isInstanceOf(Change.Unneeded.class);
    assertThat(at(place).uninstall(root)).isInstanceOf(Change.Made.class);
    assertThat(verifies(pem, place)).isFalse();
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void theUndoOfAFolderTakesTheLinkToo() throws IOException {
    assumeTrue(TestMachine.has("openssl"), "openssl is not installed");
    Path place = Files.createDirectories(folder.resolve("certs"));
    Change change = at(place).install(root);
    assertThat(TestMachine.undo(change).isFine()).isTrue();
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void aFileWithoutALinkIsTrustedByNobody() throws IOException {
    Path place = Files.createDirectories(folder.resolve("certs"));
    Files.writeString(place.resolve("root.pem"), root.toPem());
    isNotIn(at(place), root);
  }

  private static boolean verifies(Path pem, Path place) {
    List<String> command =
        List.of("openssl", "verify", "-no-CAfile", "-CApath", place.toString(), pem.toString());
    return new ProcessRunner().run(command).isFine();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreContentTest {
  @TempDir Path root;

  private Machine machine() {
    return new Machine(
        root,
        root.resolve("home"),
        Map.of(),
        _ -> new CommandResult(CommandResult.NOT_STARTED, "", ""),
        Optional.empty());
  }

  private Path cacerts(String java) throws IOException {
    Path file = root.resolve("usr/lib/jvm/" + java + "/lib/security/cacerts");
    Files.createDirectories(file.getParent());
    return file;
  }

  private static void store(Path file, TestIdentity trusted)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    store.setCertificateEntry("own", trusted.certificate());
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "changeit".toCharArray());
    }
  }

  @Test
  void everyJavasRootsAreReadWithoutAPassword() throws Exception {
    TestIdentity trusted = TestCa.create().root();
    store(cacerts("jdk-17"), trusted);
    assertThat(StoreContent.all(machine()))
        .singleElement()
        .satisfies(store -> {
          assertThat(store.isJavas()).isTrue();
          assertThat(store.path()).endsWith("jdk-17/lib/security/cacerts");
          assertThat(store.roots())
              .singleElement()
              .satisfies(each -> assertThat(each.encoded().toArray()).isEqualTo(trusted.der()));
        });
  }

  @Test
  void aFileThatIsNoStoreIsLeftOut() throws Exception {
    Files.writeString(cacerts("jdk-17"), "no store");
    store(cacerts("jdk-21"), TestCa.create().root());
    assertThat(StoreContent.all(machine())).hasSize(1);
  }

  @Test
  void aMachineWithoutStoresHasNone() {
    assertThat(StoreContent.all(machine())).isEmpty();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.x509.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's layout in a temporary folder, rebuilt by the real update-ca-certificates. */
class SystemStoreTest {
  @TempDir Path folder;
  private final Certificate root = TestMachine.newRoot();
  private TestMachine machine;
  private TrustStore store;

  @BeforeEach
  void createLayout() throws IOException {
    assumeTrue(
        TestMachine.has("update-ca-certificates"), "update-ca-certificates is not installed");
    machine = new TestMachine(folder);
    machine.folder("usr/share/ca-certificates");
    machine.folder("usr/local/share/ca-certificates");
    machine.folder("etc/ssl/certs");
    machine.folder("etc/ca-certificates/update.d");
    Path other = machine.file("usr/share/ca-certificates/other.crt");
    Files.writeString(other, TestMachine.newRoot().toPem());
    Files.writeString(machine.file("etc/ca-certificates.conf"), "other.crt\n");
    store = SystemStore.discover(machine.machine()).orElseThrow();
  }

  @Test
  void aRootComesIntoTheBundleAndGoesAgain() throws IOException {
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Absent.class);
    assertThat(store.install(root)).isInstanceOf(Change.Made.class);
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(Files.readString(store.path())).contains(root.toPem().strip());
    assertThat(store.uninstall(root)).isInstanceOf(Change.Made.class);
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Absent.class);
    assertThat(folder.resolve("usr/local/share/ca-certificates")).isEmptyDirectory();
  }

  @Test
  void installingTwiceChangesNothing() {
    store.install(root);
    assertThat(store.install(root)).isInstanceOf(Change.Unneeded.class);
    assertThat(store.uninstall(TestMachine.newRoot())).isInstanceOf(Change.Unneeded.class);
  }

  @Test
  void whenTheRebuildFailsNothingIsLeftBehind() {
    CommandRunner failing = command -> new CommandResult(3, "", "no space left on device");
    TrustStore broken = SystemStore.discover(machine.machine(failing)).orElseThrow();
    Change change = broken.install(root);
    assertThat(((Change.Refused) change).finding().code())
        .isEqualTo(TrustCode.TRUST_COMMAND_FAILED);
    assertThat(((Change.Refused) change).finding().found()).contains("no space left");
    assertThat(folder.resolve("usr/local/share/ca-certificates")).isEmptyDirectory();
  }

  @Test
  void whenTheRebuildFailsAfterRemovalTheRootStays() {
    store.install(root);
    CommandRunner failing = command -> new CommandResult(3, "", "");
    TrustStore broken = SystemStore.discover(machine.machine(failing)).orElseThrow();
    assertThat(broken.uninstall(root)).isInstanceOf(Change.Refused.class);
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(store.uninstall(root)).isInstanceOf(Change.Made.class);
  }

  @Test
  void aStrangersBrokenFileDoesNoHarm() throws IOException {
    Path stranger = folder.resolve("usr/local/share/ca-certificates/stranger.crt");
    Files.writeString(stranger, "-----BEGIN CERTIFICATE-----\n!!!\n");
    assertThat(store.uninstall(root)).isInstanceOf(Change.Unneeded.class);
    assertThat(stranger).exists();
  }

  @Test
  void theUndoCommandNamesTheFileAndTheProgram() {
    Change change = store.install(root);
    assertThat(((Change.Made) change).undo())
        .startsWith("rm " + folder.resolve("usr/local/share/ca-certificates/signet-"))
        .endsWith(".crt && update-ca-certificates --fresh");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.x509.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real database, edited by the real certutil. */
class NssStoreTest {
  @TempDir Path folder;
  private final Certificate root = TestMachine.newRoot();
  private TestMachine machine;
  private TrustStore store;

  @BeforeEach
  void createStore() {
    assumeTrue(TestMachine.has("certutil"), "certutil of libnss3-tools is not installed");
    machine = new TestMachine(folder);
    store = store(machine.machine());
  }

  private TrustStore store(Machine on) {
    return new NssStore(on, folder.resolve("home/.pki/nssdb"), "Chromium", "Chromium");
  }

  @Test
  void aRootIsInstalledIntoADatabaseThatDidNotExist() {
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Absent.class);
    assertThat(store.install(root)).isInstanceOf(Change.Made.class);
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(store.path().resolve("cert9.db")).exists();
  }

  @Test
  void installingTwiceChangesNothing() throws Exception {
    assertThat(store.install(root)).isInstanceOf(Change.Made.class);
    byte[] before = Files.readAllBytes(store.path().resolve("cert9.db"));
    assertThat(store.install(root)).isInstanceOf(Change.Unneeded.class);
    assertThat(Files.readAllBytes(store.path().resolve("cert9.db"))).isEqualTo(before);
  }

  @Test
  void uninstallingTakesTheRootAwayAndASecondTimeNothing() {
    store.install(root);
    assertThat(store.uninstall(root)).isInstanceOf(Change.Made.class);
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Absent.class);
    assertThat(store.uninstall(root)).isInstanceOf(Change.Unneeded.class);
  }

  @Test
  void theUndoCommandTakesTheRootAway() {
    Change change = store.install(root);
    assertThat(TestMachine.undo(change).isFine()).isTrue();
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Absent.class);
  }

  @Test
  void theUndoCommandHoldsForFoldersWithSpacesAndQuotes() {
    TrustStore odd = new NssStore(machine.machine(), folder.resolve("It's my profile"), "x", "y");
    Change change = odd.install(root);
    assertThat(TestMachine.undo(change).isFine()).isTrue();
    assertThat(odd.status(root)).isInstanceOf(TrustStore.Status.Absent.class);
  }

  @Test
  void anotherRootWithTheSameNameStays() {
    Certificate other = TestMachine.newRoot();
    store.install(root);
    store.install(other);
    store.uninstall(root);
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Absent.class);
    assertThat(store.status(other)).isInstanceOf(TrustStore.Status.Trusted.class);
  }

  @Test
  void aRootThatIsThereWithoutTrustUnderAnotherNameBecomesTrusted() throws Exception {
    Path pem = Files.writeString(folder.resolve("root.pem"), root.toPem());
    String database = "sql:" + machine.folder("home/.pki/nssdb");
    run("certutil", "-N", "--empty-password", "-d", database);
    run("certutil", "-A", "-t", ",,", "-n", "My own name", "-i", pem.toString(), "-d", database);
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Absent.class);
    assertThat(store.install(root)).isInstanceOf(Change.Made.class);
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(run("certutil", "-L", "-d", database)).contains("My own name").contains("C,,");
  }

  @Test
  void withoutCertutilTheWayToInstallItIsTold() {
    Change change = store(machine.machineWithoutPrograms()).install(root);
    assertThat(change).isInstanceOf(Change.Refused.class);
    assertThat(((Change.Refused) change).finding().code()).isEqualTo(TrustCode.CERTUTIL_MISSING);
    assertThat(((Change.Refused) change).finding().remedies().getFirst().command())
        .isEqualTo("sudo apt-get install libnss3-tools");
  }

  @Test
  void aBrokenDatabaseIsAFindingThatQuotesCertutil() throws Exception {
    store.install(root);
    Files.writeString(store.path().resolve("cert9.db"), "this is no database");
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Unknown.class);
    assertThat(store.install(root)).isInstanceOf(Change.Refused.class);
  }

  private static String run(String... command) {
    CommandResult result = new ProcessRunner().run(List.of(command));
    assertThat(result.isFine()).as(result.error()).isTrue();
    return result.output();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.x509.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other families' layouts, with programs that do what those of the families do. */
class SystemLayoutTest {
  /** Every file of the folder is read, whatever its name. */
  private static final String UPDATE_CA_TRUST =
      """
      [ "$1" = extract ]
      pki=$root/etc/pki/ca-trust
      cat $pki/source/public.p11-kit $pki/source/anchors/* \\
        >$pki/extracted/pem/tls-ca-bundle.pem 2>/dev/null || :
      """;

  /** Takes no option, and reads files with one ending. */
  private static final String ALPINES_UPDATE =
      """
      [ $# = 0 ]
      cat $root/usr/share/ca-certificates/*.crt $root/usr/local/share/ca-certificates/*.crt \\
        >$root/etc/ssl/certs/ca-certificates.crt 2>/dev/null || :
      """;

  @TempDir Path folder;
  private final Certificate root = TestMachine.newRoot();
  private final Certificate other = TestMachine.newRoot();

  private TestMachine rhel() throws Exception {
    TestMachine machine = new TestMachine(folder);
    machine.folder("etc/pki/ca-trust/source/anchors");
    machine.folder("etc/pki/ca-trust/extracted/pem");
    Files.writeString(machine.file("etc/pki/ca-trust/source/public.p11-kit"), other.toPem());
    return machine;
  }

  private TestMachine alpine() throws Exception {
    TestMachine machine = new TestMachine(folder);
    machine.file("etc/alpine-release");
    machine.folder("etc/ssl/certs");
    machine.folder("usr/local/share/ca-certificates");
    Files.writeString(machine.file("usr/share/ca-certificates/other.crt"), other.toPem());
    return machine;
  }

  @Test
  void onRhelARootComesIntoTheBundleAndGoesAgain() throws Exception {
    TestMachine machine = rhel();
    machine.program("update-ca-trust", UPDATE_CA_TRUST);
    comesAndGoes(machine, "etc/pki/ca-trust/source/anchors");
  }

  @Test
  void onAlpineARootComesIntoTheBundleAndGoesAgain() throws Exception {
    TestMachine machine = alpine();
    machine.program("update-ca-certificates", ALPINES_UPDATE);
    comesAndGoes(machine, "usr/local/share/ca-certificates");
  }

  private void comesAndGoes(TestMachine machine, String anchors) {
    TrustStore store = SystemStore.discover(machine.machineWithOwnPrograms()).orElseThrow();
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Absent.class);
    assertThat(store.install(root)).isInstanceOf(Change.Made.class);
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(store.status(other)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(store.install(root)).isInstanceOf(Change.Unneeded.class);
    assertThat(store.uninstall(root)).isInstanceOf(Change.Made.class);
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Absent.class);
    assertThat(store.status(other)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(folder.resolve(anchors)).isEmptyDirectory();
  }

  @Test
  void onRhelAFileOfAnyNameIsTakenAway() throws Exception {
    TestMachine machine = rhel();
    machine.program("update-ca-trust", UPDATE_CA_TRUST);
    Path file = machine.file("etc/pki/ca-trust/source/anchors/company root.pem");
    Files.writeString(file, root.toPem());
    TrustStore store = SystemStore.discover(machine.machineWithOwnPrograms()).orElseThrow();
    assertThat(store.uninstall(root)).isInstanceOf(Change.Made.class);
    assertThat(file).doesNotExist();
  }

  @Test
  void onRhelAMissingProgramIsInstalledByDnf() throws Exception {
    Machine machine = rhel().machineWithOwnPrograms();
    assertThat(PackageInstaller.of(machine).install("ca-certificates"))
        .isEqualTo("sudo dnf install ca-certificates");
    // Nothing of this name is on any real machine of ours, unlike Debian's program.
    Change change = SystemStore.discover(machine).orElseThrow().install(root);
    assertThat(((Change.Refused) change).finding().remedies().getFirst().command())
        .isEqualTo("sudo dnf install ca-certificates");
    assertThat(folder.resolve("etc/pki/ca-trust/source/anchors")).isEmptyDirectory();
  }

  @Test
  void onAlpineAMissingProgramIsInstalledByApk() throws Exception {
    assertThat(PackageInstaller.of(alpine().machineWithOwnPrograms()).installNssTools())
        .isEqualTo("apk add nss-tools");
  }

  @Test
  void aMachineOfNoKnownFamilyHasNoSystemStore() {
    TestMachine machine = new TestMachine(folder);
    machine.folder("etc/ssl/certs");
    assertThat(SystemLayout.of(machine.machineWithoutPrograms())).isEmpty();
  }
}

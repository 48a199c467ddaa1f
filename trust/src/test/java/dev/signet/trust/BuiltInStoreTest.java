// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.x509.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** certifi's list, and Node's by way of a file, with the variables that change them. */
class BuiltInStoreTest {
  private static final String PLACE = "home/.local/lib/python3.12/site-packages/certifi";

  @TempDir Path folder;
  private final Certificate root = TestMachine.newRoot();
  private final Certificate publicRoot = TestMachine.newRoot();
  private final Certificate systemRoot = TestMachine.newRoot();
  private TestMachine machine;
  private Path list;

  @BeforeEach
  void createLists() throws IOException {
    machine = new TestMachine(folder);
    list = Files.writeString(machine.file(PLACE + "/cacert.pem"), publicRoot.toPem());
    Path system = machine.file("etc/ssl/certs/ca-certificates.crt");
    Files.writeString(system, systemRoot.toPem());
  }

  private TrustStore certifi(Map<String, String> variables) {
    Machine on = machine.machineWith(variables);
    return new BuiltInStore(on, PythonLists.discover(on).getFirst());
  }

  private TrustStore certifi() {
    return certifi(Map.of());
  }

  private Path own(String name) {
    return folder.resolve("home/.local/share/signet-trust").resolve(name);
  }

  private Path session() {
    return folder.resolve("home/.config/environment.d/60-signet.conf");
  }

  /** The store as programs find it whose session has read the file. */
  private TrustStore certifiInNewSession() {
    String script = "set -a; . " + session() + "; printf %s \"$REQUESTS_CA_BUNDLE\"";
    String value = TestMachine.shell(script).output();
    return certifi(value.isEmpty() ? Map.of() : Map.of("REQUESTS_CA_BUNDLE", value));
  }

  @Test
  void theListItselfIsNeverEdited() throws IOException {
    byte[] before = Files.readAllBytes(list);
    certifi().install(root);
    certifi().uninstall(root);
    assertThat(list).hasBinaryContent(before);
  }

  @Test
  void newSessionsTrustTheRootAndAllThatWasTrustedBefore() {
    assertThat(certifi().status(root)).isInstanceOf(TrustStore.Status.Absent.class);
    assertThat(certifi().status(publicRoot)).isInstanceOf(TrustStore.Status.Trusted.class);
    Change change = certifi().install(root);
    assertThat(change).isInstanceOf(Change.Made.class);
    assertThat(certifi().status(root)).isInstanceOf(TrustStore.Status.Later.class);
    for (Certificate each : List.of(root, publicRoot, systemRoot)) {
      assertThat(certifiInNewSession().status(each)).isInstanceOf(TrustStore.Status.Trusted.class);
    }
    assertThat(((Change.Made) change).hints()).anyMatch(hint -> hint.contains("set -a; . "));
  }

  @Test
  void bothVariablesAreSetAndTheUndoTakesBothAway() throws IOException {
    Change change = certifi().install(root);
    assertThat(session())
        .hasContent(
            "REQUESTS_CA_BUNDLE=" + own("bundle.pem") + "\nSSL_CERT_FILE=" + own("bundle.pem"));
    assertThat(TestMachine.undo(change).isFine()).isTrue();
    assertThat(session()).isEmptyFile();
    assertThat(certifi().status(root)).isInstanceOf(TrustStore.Status.Absent.class);
  }

  @Test
  void installingTwiceChangesNothing() throws IOException {
    certifi().install(root);
    byte[] before = Files.readAllBytes(own("bundle.pem"));
    assertThat(certifi().install(root)).isInstanceOf(Change.Unneeded.class);
    assertThat(own("bundle.pem")).hasBinaryContent(before);
    assertThat(certifiInNewSession().install(root)).isInstanceOf(Change.Unneeded.class);
  }

  @Test
  void whereTheSystemTrustsTheRootItsOwnBundleIsNamed() throws IOException {
    Path system = folder.resolve("etc/ssl/certs/ca-certificates.crt");
    Files.writeString(system, systemRoot.toPem() + root.toPem());
    certifi().install(root);
    assertThat(session()).content().contains("REQUESTS_CA_BUNDLE=" + system);
    assertThat(own("bundle.pem")).doesNotExist();
    Files.writeString(system, systemRoot.toPem());
    assertThat(certifi().uninstall(root)).isInstanceOf(Change.Made.class);
    assertThat(session()).isEmptyFile();
  }

  @Test
  void uninstallingTakesTheVariablesAwayAndLeavesRunningProgramsTheirOtherRoots() {
    certifi().install(root);
    TrustStore running = certifiInNewSession();
    assertThat(certifi().uninstall(root)).isInstanceOf(Change.Made.class);
    assertThat(session()).isEmptyFile();
    assertThat(running.status(root)).isInstanceOf(TrustStore.Status.Absent.class);
    assertThat(running.status(systemRoot)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(certifi().uninstall(root)).isInstanceOf(Change.Unneeded.class);
  }

  @Test
  void oneOfTwoRootsGoesAndItsUndoLeavesTheOtherToo() {
    Certificate second = TestMachine.newRoot();
    certifi().install(root);
    Change change = certifi().install(second);
    assertThat(certifi().status(second)).isInstanceOf(TrustStore.Status.Later.class);
    assertThat(TestMachine.undo(change).isFine()).isTrue();
    assertThat(certifi().status(second)).isInstanceOf(TrustStore.Status.Absent.class);
    assertThat(certifi().status(root)).isInstanceOf(TrustStore.Status.Later.class);
    certifi().install(second);
    certifi().uninstall(root);
    assertThat(certifi().status(root)).isInstanceOf(TrustStore.Status.Absent.class);
    assertThat(certifi().status(second)).isInstanceOf(TrustStore.Status.Later.class);
  }

  @Test
  void aRootThatTheSystemGotSinceComesIntoTheBundle() throws IOException {
    certifi().install(root);
    Certificate fresh = TestMachine.newRoot();
    Path system = folder.resolve("etc/ssl/certs/ca-certificates.crt");
    Files.writeString(system, systemRoot.toPem() + fresh.toPem());
    assertThat(certifi().install(root)).isInstanceOf(Change.Made.class);
    assertThat(certifiInNewSession().status(fresh)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(certifi().install(root)).isInstanceOf(Change.Unneeded.class);
  }

  @Test
  void aFileThatTheUserNamedIsKeptInTheBundleAndTheConflictIsTold() throws IOException {
    Certificate company = TestMachine.newRoot();
    Path file = Files.writeString(machine.file("home/company.pem"), company.toPem());
    TrustStore store = certifi(Map.of("REQUESTS_CA_BUNDLE", file.toString()));
    assertThat(store.status(company)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(store.status(publicRoot)).isInstanceOf(TrustStore.Status.Absent.class);
    Change change = store.install(root);
    assertThat(((Change.Made) change).hints())
        .contains(
            "something else sets REQUESTS_CA_BUNDLE="
                + file
                + ": name "
                + own("bundle.pem")
                + " there");
    assertThat(certifiInNewSession().status(company)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(file).hasContent(company.toPem());
  }

  @Test
  void aBrokenListIsAFinding() throws IOException {
    Files.writeString(list, "-----BEGIN CERTIFICATE-----\n!!!\n");
    assertThat(certifi().status(root)).isInstanceOf(TrustStore.Status.Unknown.class);
    assertThat(certifi().install(root)).isInstanceOf(Change.Refused.class);
  }
}

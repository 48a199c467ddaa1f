// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.Catalogue;
import dev.signet.testkit.TestCa;
import dev.signet.x509.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustStoresTest {
  @TempDir Path folder;

  private List<String> names(Machine machine) {
    return TrustStores.discover(machine).stores().stream().map(TrustStore::name).toList();
  }

  @Test
  void anEmptyMachineHasNoStore() {
    assertThat(names(new TestMachine(folder).machineWithoutPrograms())).isEmpty();
  }

  @Test
  void everyKindOfFirefoxProfileIsFound() {
    TestMachine machine = new TestMachine(folder);
    machine.file("home/.mozilla/firefox/aaa.default/cert9.db");
    machine.file("home/.mozilla/firefox-esr/bbb.default-esr/cert9.db");
    machine.file("home/snap/firefox/common/.mozilla/firefox/ccc.default/cert9.db");
    machine.file("home/.var/app/org.mozilla.firefox/.mozilla/firefox/ddd.default/cert9.db");
    machine.folder("home/.mozilla/firefox/Crash Reports");
    assertThat(names(machine.machineWithoutPrograms()))
        .containsExactly(
            "Firefox profile aaa.default",
            "Firefox profile bbb.default-esr",
            "Firefox profile ccc.default",
            "Firefox profile ddd.default");
  }

  @Test
  void chromiumsDatabaseIsFoundAlsoInItsPackages() {
    TestMachine machine = new TestMachine(folder);
    machine.file("home/.pki/nssdb/cert9.db");
    machine.file("home/snap/chromium/current/.pki/nssdb/cert9.db");
    machine.file("home/.var/app/org.chromium.Chromium/.pki/nssdb/cert9.db");
    assertThat(names(machine.machineWithoutPrograms()))
        .containsExactly(
            "Chromium", "Chromium (snap chromium)", "Chromium (.var/app org.chromium.Chromium)");
  }

  @Test
  void chromiumsNewPlaceIsTakenWhereItIsAndTheOldOneIsNotPutInFrontOfIt() {
    TestMachine machine = new TestMachine(folder);
    Path database = machine.file("home/.local/share/pki/nssdb/cert9.db").getParent();
    machine.program("chromium", "");
    List<TrustStore> stores = TrustStores.discover(machine.machineWithOwnPrograms()).stores();
    assertThat(stores).singleElement().satisfies(one -> assertThat(one.path()).isEqualTo(database));
  }

  @Test
  void aProfileElsewhereIsFoundByTheListOfProfiles() throws Exception {
    TestMachine machine = new TestMachine(folder);
    Path far = machine.file("srv/profile/cert9.db").getParent();
    Path list = machine.file("home/.mozilla/firefox/profiles.ini");
    Files.writeString(list, "[Profile0]\nName=far\nIsRelative=0\nPath=" + far + "\n");
    assertThat(names(machine.machineWithoutPrograms())).containsExactly("Firefox profile profile");
  }

  @Test
  void pythonsListsAreFoundInEveryKindOfEnvironment() {
    TestMachine machine = new TestMachine(folder);
    for (String prefix :
        List.of(
            "usr/local",
            "home/.local",
            "home/.pyenv/versions/3.11.7",
            "home/.local/share/pipx/venvs/tool",
            "home/miniconda3/envs/data",
            "home/project/.venv")) {
      machine.file(prefix + "/lib/python3.11/site-packages/certifi/cacert.pem");
    }
    machine.folder("home/miniconda3/conda-meta");
    machine.file("home/miniconda3/ssl/cacert.pem");
    Machine standing =
        machine.machineWith(Map.of("PWD", folder.resolve("home/project").toString()));
    assertThat(PythonLists.discover(standing))
        .extracting(BuiltInList::name)
        .allMatch(name -> name.startsWith("certifi (") || name.startsWith("Conda's OpenSSL ("))
        .hasSize(7);
  }

  @Test
  void aCertifiThatAnswersWithTheSystemsBundleIsNoListByItself() throws Exception {
    TestMachine machine = new TestMachine(folder);
    String place = "usr/lib/python3/dist-packages/certifi/";
    machine.file(place + "cacert.pem");
    Files.writeString(
        machine.file(place + "core.py"), "where = '/etc/ssl/certs/ca-certificates.crt'\n");
    assertThat(PythonLists.discover(machine.machineWithoutPrograms())).isEmpty();
  }

  @Test
  void everyNodeIsAskedForItsOwnList() {
    TestMachine machine = new TestMachine(folder);
    Certificate root = TestMachine.newRoot();
    String print = "cat <<'END'\n" + root.toPem() + "END\n";
    machine.program("node", print);
    List<TrustStore> stores = TrustStores.discover(machine.machineWithOwnPrograms()).stores();
    assertThat(stores).singleElement();
    TrustStore node = stores.getFirst();
    assertThat(node.status(root)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(node.status(TestMachine.newRoot())).isInstanceOf(TrustStore.Status.Absent.class);
  }

  @Test
  void aFileThatAVariableNamesIsAListUnlessItIsTheSystemsOwn() throws Exception {
    TestMachine machine = new TestMachine(folder);
    Path system = machine.file("etc/ssl/certs/ca-certificates.crt");
    Path company = machine.file("home/company.pem");
    Machine with =
        machine.machineWith(
            Map.of("SSL_CERT_FILE", system.toString(), "CURL_CA_BUNDLE", company.toString()));
    assertThat(VariableLists.discover(with))
        .extracting(BuiltInList::name)
        .containsExactly("the file of CURL_CA_BUNDLE");
  }

  @Test
  void javasThatShareAFileAreOneStore() throws Exception {
    TestMachine machine = new TestMachine(folder);
    Path shared = machine.file("etc/ssl/certs/java/cacerts");
    for (String home : List.of("usr/lib/jvm/java-17", "usr/lib/jvm/java-25")) {
      Path security = machine.folder(home + "/lib/security");
      Files.createSymbolicLink(security.resolve("cacerts"), shared);
    }
    machine.file("home/.sdkman/candidates/java/21-tem/lib/security/cacerts");
    machine.file("home/.jdks/corretto-8/jre/lib/security/cacerts");
    List<TrustStore> stores = TrustStores.discover(machine.machineWithoutPrograms()).stores();
    assertThat(stores).hasSize(3);
    assertThat(stores.getFirst().name()).contains("java-17").contains("java-25");
    assertThat(stores.getFirst().path()).isEqualTo(shared.toRealPath());
  }

  @Test
  void javaHomeCountsToo() {
    TestMachine machine = new TestMachine(folder);
    machine.file("opt/jdk/lib/security/cacerts");
    String javaHome = folder.resolve("opt/jdk").toString();
    Machine with =
        new Machine(
            folder,
            folder.resolve("home"),
            Map.of("JAVA_HOME", javaHome),
            new ProcessRunner(),
            java.util.Optional.empty());
    assertThat(names(with)).hasSize(1);
  }

  @Test
  void onlyARootIsWorthInstalling() {
    TestCa ca = TestCa.create();
    Certificate root = Certificate.read(ca.root().der());
    Certificate intermediate = Certificate.read(ca.intermediate().der());
    Certificate leaf = Certificate.read(ca.server("localhost").der());
    assertThat(TrustStores.whyNotInstallable(root)).isEmpty();
    assertThat(TrustStores.whyNotInstallable(intermediate))
        .get()
        .satisfies(finding -> assertThat(finding.found()).contains("Test Root"));
    assertThat(TrustStores.whyNotInstallable(leaf))
        .get()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo(TrustCode.TRUST_NOT_ROOT));
  }

  @Test
  void everyCodeHasItsSentences() {
    for (TrustCode code : TrustCode.values()) {
      assertThat(Catalogue.of(code).isComplete()).as(code.id()).isTrue();
    }
  }
}

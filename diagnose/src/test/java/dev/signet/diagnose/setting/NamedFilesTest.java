// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.diagnose.fact.FileContent;
import dev.signet.diagnose.fact.FileSetting;
import dev.signet.diagnose.fact.NamedFile;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedFilesTest {
  private static final String PASSWORD = "changeit";
  private static final TestCa AUTHORITY = TestCa.create();
  private static final TestIdentity ROOT = AUTHORITY.root();
  private static final TestIdentity OWN = AUTHORITY.client("svc");

  @TempDir Path folder;

  private static Map<String, String> options(Path store, String more) {
    return Map.of(
        "JAVA_TOOL_OPTIONS", "-Xmx1g \"-Djavax.net.ssl.trustStore=" + store + "\" " + more);
  }

  private static String password(String word) {
    return "-Djavax.net.ssl.trustStorePassword=" + word;
  }

  private static FileContent only(Map<String, String> environment) {
    assertThat(NamedFiles.of(environment)).hasSize(1);
    return NamedFiles.of(environment).getFirst().content();
  }

  private Path text(String content) throws IOException {
    return Files.writeString(folder.resolve("roots file.pem"), content);
  }

  private Path store(String kind, boolean trusted, boolean key)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(kind);
    store.load(null, null);
    if (trusted) {
      store.setCertificateEntry("root", ROOT.certificate());
    }
    if (key) {
      Certificate[] chain = {OWN.certificate()};
      store.setKeyEntry("key", OWN.keys().getPrivate(), PASSWORD.toCharArray(), chain);
    }
    Path file = folder.resolve("store of " + kind);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  @Test
  void withoutVariablesNothingIsNamed() {
    assertThat(NamedFiles.of(Map.of("HOME", "/root", "PATH", "/bin"))).isEmpty();
  }

  @Test
  void theJavaStoreIsFoundAmongOtherOptions() {
    Path store = Path.of("/nonexistent/a b.p12");
    assertThat(NamedFiles.of(options(store, "")))
        .containsExactly(
            new NamedFile(FileSetting.JAVA_TRUST_STORE, store.toString(), FileContent.ABSENT));
  }

  @Test
  void aStoreIsOpenedWithItsPassword() throws IOException, GeneralSecurityException {
    for (String kind : new String[] {"PKCS12", "JKS"}) {
      assertThat(only(options(store(kind, true, true), password(PASSWORD))))
          .isEqualTo(FileContent.TRUSTED_ENTRIES);
    }
  }

  @Test
  void aWrongPasswordIsToldByKindOfStore() throws IOException, GeneralSecurityException {
    assertThat(only(options(store("PKCS12", true, false), password("other"))))
        .isEqualTo(FileContent.PKCS12_LOCKED);
    assertThat(only(options(store("JKS", true, false), password("other"))))
        .isEqualTo(FileContent.JKS_LOCKED);
  }

  @Test
  void jksNeedsNoPasswordToBeRead() throws IOException, GeneralSecurityException {
    assertThat(only(options(store("JKS", true, false), ""))).isEqualTo(FileContent.TRUSTED_ENTRIES);
  }

  @Test
  void encryptedCertificatesAreNotSeenWithoutAPassword()
      throws IOException, GeneralSecurityException {
    assertThat(only(options(store("PKCS12", true, false), ""))).isEqualTo(FileContent.PKCS12_BLIND);
    assertThat(only(options(store("PKCS12", true, false), password(""))))
        .isEqualTo(FileContent.PKCS12_BLIND);
  }

  @Test
  void keysAloneAreNoTrust() throws IOException, GeneralSecurityException {
    assertThat(only(options(store("PKCS12", false, true), password(PASSWORD))))
        .isEqualTo(FileContent.KEYS_ALONE);
    assertThat(only(options(store("PKCS12", false, false), password(PASSWORD))))
        .isEqualTo(FileContent.NO_ENTRIES);
  }

  @Test
  void aKeyThatVouchesForItselfMayBeMeantAsTrust() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate[] chain = {ROOT.certificate()};
    store.setKeyEntry("key", ROOT.keys().getPrivate(), PASSWORD.toCharArray(), chain);
    Path file = folder.resolve("own.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    assertThat(only(options(file, password(PASSWORD)))).isEqualTo(FileContent.UNJUDGED);
  }

  @Test
  void storesOfOtherProvidersAreNotJudged() throws IOException, GeneralSecurityException {
    Path file = store("PKCS12", true, false);
    assertThat(NamedFiles.of(options(file, "-Djavax.net.ssl.trustStoreType=BCFKS"))).isEmpty();
  }

  @Test
  void aBundleHasCertificates() throws IOException {
    assertThat(only(Map.of("SSL_CERT_FILE", text("# roots\n" + ROOT.pem()).toString())))
        .isEqualTo(FileContent.PEM_CERTIFICATES);
    assertThat(only(Map.of("SSL_CERT_FILE", text(ROOT.keyPem()).toString())))
        .isEqualTo(FileContent.PEM_OTHERS);
    assertThat(only(Map.of("SSL_CERT_FILE", text("<html>").toString())))
        .isEqualTo(FileContent.FOREIGN);
    assertThat(only(Map.of("SSL_CERT_FILE", text("").toString()))).isEqualTo(FileContent.EMPTY);
  }

  @Test
  void aFolderIsNotJudged() {
    assertThat(only(Map.of("REQUESTS_CA_BUNDLE", folder.toString())))
        .isEqualTo(FileContent.UNJUDGED);
  }

  @Test
  void aPathThatDependsOnTheFolderIsNotJudged() {
    assertThat(NamedFiles.of(Map.of("SSL_CERT_FILE", "nowhere.pem"))).isEmpty();
  }

  @Test
  void libpqReadsRootsWhereItMustVerify() {
    Map<String, String> must = Map.of("HOME", folder.toString(), "PGSSLMODE", "verify-full");
    assertThat(only(must)).isEqualTo(FileContent.ABSENT);
    assertThat(NamedFiles.of(Map.of("HOME", folder.toString(), "PGSSLMODE", "require"))).isEmpty();
    assertThat(NamedFiles.of(Map.of("PGSSLMODE", "verify-full", "PGSSLROOTCERT", "system")))
        .isEmpty();
  }
}

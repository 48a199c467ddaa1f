// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import static dev.signet.store.DatabaseContract.CLOCK;
import static dev.signet.store.DatabaseContract.assertFinding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.Redacted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is used only when its certificate holds, names it, and the login succeeds. */
class PostgresTlsTest {
  private static final char[] STORE_PASSWORD = "not secret".toCharArray();

  @TempDir static Path folder;
  private static Path trusted;
  private static Path stranger;
  private static PostgresServerRule server;

  @BeforeAll
  static void start() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    trusted = certificate("server");
    stranger = certificate("stranger");
    server = PostgresServerRule.startWithTls(trusted, folder.resolve("server.key"));
    server.run("create role guarded login superuser password 'right'");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void aServerWhoseCertificateHoldsIsUsedOverTls() {
    try (Database database = open("localhost", "right", Optional.of(trusted))) {
      boolean encrypted =
          database.read(handle ->
              handle
                  .createQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")
                  .mapTo(Boolean.class)
                  .one());
      assertThat(encrypted).isTrue();
    }
  }

  @Test
  void aCertificateOfAnUnknownIssuerIsRefused() {
    assertFinding(
        () -> open("localhost", "right", Optional.of(stranger)).close(),
        StoreCode.DATABASE_TLS_UNVERIFIED);
    assertFinding(
        () -> open("localhost", "right", Optional.empty()).close(),
        StoreCode.DATABASE_TLS_UNVERIFIED);
  }

  @Test
  void aCertificateForAnotherNameIsRefused() {
    assertFinding(
        () -> open("127.0.0.1", "right", Optional.of(trusted)).close(),
        StoreCode.DATABASE_TLS_UNVERIFIED);
  }

  @Test
  void aMissingRootFileIsRefused() {
    Optional<Path> nowhere = Optional.of(folder.resolve("nowhere.pem"));
    assertFinding(
        () -> open("localhost", "right", nowhere).close(), StoreCode.DATABASE_TLS_UNVERIFIED);
  }

  @Test
  void aWrongPasswordIsRefusedAndNotShown() {
    assertFinding(
        () -> open("localhost", "wr0ng", Optional.of(trusted)).close(),
        StoreCode.DATABASE_LOGIN_REFUSED);
    assertThat(settings("localhost", "wr0ng", Optional.empty()).toString()).doesNotContain("wr0ng");
  }

  private static Database open(String host, String password, Optional<Path> roots) {
    return Database.open(settings(host, password, roots), CLOCK);
  }

  private static StoreSettings settings(String host, String password, Optional<Path> roots) {
    return new StoreSettings.PostgresServer(
        host, server.server().getPort(), "postgres", "guarded", Redacted.of(password), true, roots);
  }

  /** Makes a self-signed certificate for localhost and its key, as PEM files. */
  private static Path certificate(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    keytool(
        "-genkeypair",
        "-alias",
        name,
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=" + name,
        "-ext",
        "san=dns:localhost",
        "-validity",
        "2",
        "-keystore",
        store.toString(),
        "-storepass",
        new String(STORE_PASSWORD));
    KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD);
    Path key = folder.resolve(name + ".key");
    Files.writeString(key, pem("PRIVATE KEY", keys.getKey(name, STORE_PASSWORD).getEncoded()));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return Files.writeString(
        folder.resolve(name + ".pem"), pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
  }

  private static String pem(String type, byte[] content) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new java.util.ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0)
        .as("keytool")
        .isTrue();
  }
}

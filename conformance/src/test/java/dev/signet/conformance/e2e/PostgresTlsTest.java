// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's own connection to PostgreSQL is its own TLS, and a refusal says why. */
class PostgresTlsTest {
  private static final TestCa CA = TestCa.create();

  private static Path folder;
  private static EmbeddedPostgres server;

  @TempDir private Path data;

  @BeforeAll
  static void startServer() throws IOException {
    // Not in a test's own folder: the server may run as another user, who cannot enter that.
    folder = Files.createTempDirectory("signet-postgres-up");
    TestIdentity identity = CA.server("localhost");
    Files.writeString(folder.resolve("server.pem"), identity.chainPem());
    Path key = Files.writeString(folder.resolve("server.key"), identity.keyPem());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(folder.resolve("ca.pem"), CA.root().pem());
    Files.writeString(
        folder.resolve("stranger.pem"), CA.draft("CN=Stranger").authority().selfSigned().pem());
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", folder.resolve("server.pem").toString())
            .setServerConfig("ssl_key_file", key.toString())
            .start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    if (server != null) {
      server.close();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }

  @Test
  void theServerSeesOurTls() throws IOException, SQLException {
    configure("localhost", "ca.pem", "");
    try (RunningSignet _ = RunningSignet.start(data);
        Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet told =
            statement.executeQuery(
                "select distinct s.ssl, s.version from pg_stat_ssl s join pg_stat_activity a"
                    + " using (pid) where a.application_name = 'signet'")) {
      assertThat(told.next()).isTrue();
      assertThat(told.getBoolean("ssl")).isTrue();
      assertThat(told.getString("version")).isEqualTo("TLSv1.3");
      assertThat(told.next()).as("all connections are alike").isFalse();
    }
  }

  @Test
  void aStrangersCertificateIsRefusedByOurJudgement() throws IOException {
    configure("localhost", "stranger.pem", "");
    Completed refused = RunningSignet.on(data, "", "up");
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.err()).contains("database-tls-unverified").contains("issuer-unknown");
  }

  @Test
  void theJdksTlsIsTheWayBack() throws IOException {
    configure("localhost", "stranger.pem", "[listeners]\ntls_provider = \"jdk\"\n");
    Completed refused = RunningSignet.on(data, "", "up");
    assertThat(refused.err())
        .contains("database-tls-unverified")
        .contains("PKIX path building failed")
        .doesNotContain("issuer-unknown");
  }

  private void configure(String host, String roots, String more) throws IOException {
    String address = host + ":" + server.getPort() + "/postgres?sslrootcert=";
    Files.writeString(
        data.resolve("signet.toml"),
        "database = \"postgresql://postgres@" + address + folder.resolve(roots) + "\"\n" + more);
  }
}

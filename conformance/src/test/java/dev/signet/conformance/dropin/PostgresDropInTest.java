// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.dropin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signet.jsse.SignetProvider;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL's driver with a socket factory of ours, against a real server. */
@Timeout(60)
class PostgresDropInTest {
  private static final TestCa CA = TestCa.create();
  private static final String HOST = "localhost";

  private static Path folder;
  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws IOException {
    // Not in a test's own folder: the server may run as another user, who cannot enter that.
    folder = Files.createTempDirectory("signet-postgres-tls");
    write("server", CA.server(HOST));
    write("client", CA.client("Alice"));
    Files.writeString(file("ca.pem"), CA.root().pem());
    Files.writeString(file("stranger.pem"), CA.draft("CN=Stranger").authority().selfSigned().pem());
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", file("server.pem").toString())
            .setServerConfig("ssl_key_file", file("server.key").toString())
            .setServerConfig("ssl_ca_file", file("ca.pem").toString())
            .start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }

  @Test
  void theServerSaysThatTheConnectionIsTls13() throws SQLException {
    try (Connection connection = connect(HOST, server.getPort(), "ca.pem")) {
      assertThat(told(connection, "ssl")).isEqualTo("t");
      assertThat(told(connection, "version")).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void theServerKnowsTheClientByItsCertificate() throws SQLException {
    String files = String.join(":", "ca.pem", "client.pem", "client.key");
    try (Connection connection = connect(HOST, server.getPort(), files)) {
      assertThat(told(connection, "client_dn")).isEqualTo("/CN=Alice");
    }
    try (Connection connection = connect(HOST, server.getPort(), "ca.pem")) {
      assertThat(told(connection, "client_dn")).isNull();
    }
  }

  @Test
  void aBigValueComesBackWhole() throws SQLException {
    byte[] body = new byte[8 << 20];
    new Random(1).nextBytes(body);
    try (Connection connection = connect(HOST, server.getPort(), "ca.pem");
        PreparedStatement statement = connection.prepareStatement("select ?::bytea")) {
      statement.setBytes(1, body);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        assertThat(rows.getBytes(1)).isEqualTo(body);
      }
    }
  }

  @Test
  void aServerOfAnotherNameIsRefused() {
    assertThat(codeOf(catchThrowable(() -> connect("127.0.0.1", server.getPort(), "ca.pem"))))
        .isEqualTo("certificate-name-mismatch");
  }

  @Test
  void aServerOfAnUnknownAuthorityIsRefused() {
    assertThat(codeOf(catchThrowable(() -> connect(HOST, server.getPort(), "stranger.pem"))))
        .isIn("root-untrusted", "issuer-unknown");
  }

  @Test
  void whatIsClosedIsClosedOnBothSides() throws Exception {
    try (WireTap tap = new WireTap(server.getPort())) {
      try (Connection connection = connect(HOST, tap.port(), "ca.pem")) {
        assertThat(told(connection, "ssl")).isEqualTo("t");
      }
      assertThat(tap.allEnded()).isTrue();
    }
  }

  private static String codeOf(Throwable thrown) {
    return SignetProvider.finding(thrown).orElseThrow().code().id();
  }

  private static String told(Connection connection, String column) throws SQLException {
    String question = "select " + column + " from pg_stat_ssl where pid = pg_backend_pid()";
    try (PreparedStatement statement = connection.prepareStatement(question);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(String host, int port, String files) throws SQLException {
    String paths =
        Stream.of(files.split(":"))
            .map(name -> file(name).toString())
            .collect(java.util.stream.Collectors.joining(":"));
    Properties settings = new Properties();
    settings.setProperty("user", "postgres");
    settings.setProperty("sslmode", "verify-full");
    settings.setProperty("sslfactory", SignetSocketFactory.class.getName());
    settings.setProperty("sslfactoryarg", paths);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + host + ":" + port + "/postgres", settings);
  }

  private static void write(String name, TestIdentity identity) throws IOException {
    Files.writeString(file(name + ".pem"), identity.chainPem());
    Files.writeString(file(name + ".key"), identity.keyPem());
    Files.setPosixFilePermissions(
        file(name + ".key"), PosixFilePermissions.fromString("rw-------"));
  }

  private static Path file(String name) {
    return folder.resolve(name);
  }
}

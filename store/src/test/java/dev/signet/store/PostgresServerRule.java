// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Redacted;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A real PostgreSQL server for one test class. */
final class PostgresServerRule implements AutoCloseable {
  static final String TEMPLATE = "migrated";

  private final EmbeddedPostgres server;

  private PostgresServerRule(EmbeddedPostgres server) {
    this.server = server;
  }

  static PostgresServerRule start() throws IOException {
    return new PostgresServerRule(EmbeddedPostgres.start());
  }

  /** A server that offers TLS, and asks everybody but its own superuser for a password. */
  static PostgresServerRule startWithTls(Path certificate, Path key) throws IOException {
    Path data = Files.createTempDirectory("signet-postgres");
    PostgresServerRule rule =
        new PostgresServerRule(
            EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.toString())
                .setServerConfig("ssl_key_file", key.toString())
                .start());
    String rules = "host all postgres all trust\nhost all all all scram-sha-256\n";
    Files.writeString(data.resolve("pg_hba.conf"), rules);
    return rule.reloaded();
  }

  EmbeddedPostgres server() {
    return server;
  }

  /** A new database of that name. */
  StoreSettings.PostgresServer create(String name) throws SQLException {
    run("create database " + name);
    return named(name);
  }

  /** A new database with the tables of the template. */
  StoreSettings.PostgresServer copy(String name) throws SQLException {
    run("create database " + name + " template " + TEMPLATE);
    return named(name);
  }

  StoreSettings.PostgresServer named(String name) {
    return new StoreSettings.PostgresServer(
        "127.0.0.1", server.getPort(), name, "postgres", Redacted.of(""), false, Optional.empty());
  }

  void run(String sql) throws SQLException {
    run("postgres", sql);
  }

  void run(String database, String sql) throws SQLException {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private PostgresServerRule reloaded() {
    try {
      run("set password_encryption = 'scram-sha-256'; select pg_reload_conf()");
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

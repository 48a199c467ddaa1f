// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Redacted;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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
    return new PostgresServerRule(EmbeddedPostgres.builder().setServerConfig("log_destination", "stderr").start());
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
    return new StoreSettings.PostgresServer("127.0.0.1", server.getPort(), name, "postgres", Redacted.of(""), false, Optional.empty());
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

  @Override
  public void close() throws IOException {
    server.close();
  }
}

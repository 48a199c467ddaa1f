// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import dev.signet.explain.Redacted;
import dev.signet.store.Database;
import dev.signet.store.StoreSettings;
import dev.signet.testkit.FixedClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server for one test class. */
final class EmbeddedServer implements AutoCloseable {
  private static final String TEMPLATE = "migrated";

  private final EmbeddedPostgres server;
  private final AtomicInteger databases = new AtomicInteger();

  EmbeddedServer() throws IOException {
    this.server = EmbeddedPostgres.start();
  }

  /**
   * A new database with its tables, copied from one that has them, because migrations take longer
   * than most tests.
   */
  StoreSettings create() throws SQLException {
    if (databases.getAndIncrement() == 0) {
      run("create database " + TEMPLATE);
      Database.open(named(TEMPLATE), FixedClock.create()).close();
    }
    String name = "auth" + databases.get();
    run("create database " + name + " template " + TEMPLATE);
    return named(name);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private StoreSettings named(String name) {
    return new StoreSettings.PostgresServer(
        "127.0.0.1", server.getPort(), name, "postgres", Redacted.of(""), false, Optional.empty());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** A PostgreSQL server: serializable transactions that are tried again when they conflict. */
final class PostgresDatabase implements Database {
  private final HikariDataSource pool;
  private final PostgresFeed feed;
  private final PostgresTransactions transactions;

  private PostgresDatabase(HikariDataSource pool, PostgresFeed feed, DatabaseFailures failures) {
    this.pool = pool;
    this.feed = feed;
    this.transactions = new PostgresTransactions(pool, feed, failures);
  }

  static Database open(StoreSettings.PostgresServer server, InstantSource clock) {
    DatabaseFailures failures = new PostgresFailures(server);
    DataSource single = PostgresPool.single(server);
    try {
      try (Connection connection = single.getConnection()) {
        new Migrations(server.shown(), MigrationScript.all()).apply(single, connection);
      }
      PostgresFeed feed = PostgresFeed.start(single, new FeedLog(clock));
      return new PostgresDatabase(PostgresPool.pool(single), feed, failures);
    } catch (SQLException | RuntimeException e) {
      throw failures.thrown(e);
    }
  }

  @Override
  public <T> T read(Function<Handle, T> work) {
    return transactions.read(work);
  }

  @Override
  public <T> T write(Function<Handle, T> work) {
    return transactions.write(work);
  }

  @Override
  public ChangeFeed changes() {
    return feed;
  }

  @Override
  public void close() {
    transactions.close();
    feed.close();
    pool.close();
  }
}

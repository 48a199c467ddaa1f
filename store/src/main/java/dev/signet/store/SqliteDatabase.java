// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The embedded database: one writer that groups commits, several readers on snapshots. */
final class SqliteDatabase implements Database {
  private final SqliteFile file;
  private final SqliteWriter writer;
  private final SqliteReaders readers;
  private final SqliteFeed feed;

  private SqliteDatabase(SqliteFile file, Connection connection, InstantSource clock)
      throws SQLException {
    this.file = file;
    long head = new SharedConnection(connection).with(FeedLog::head);
    this.feed = new SqliteFeed(new FeedLog(clock), new FeedTail(head));
    this.writer = new SqliteWriter(connection, feed.tail(), file.failures());
    this.readers = new SqliteReaders(file);
  }

  static Database open(StoreSettings.LocalFile settings, InstantSource clock) {
    SqliteFile file = new SqliteFile(settings.path());
    file.create();
    try {
      Connection connection = file.writer();
      try {
        new Migrations(settings.path().toString(), MigrationScript.all())
            .apply(file.source(), connection);
        SqliteDatabase database = new SqliteDatabase(file, connection, clock);
        database.writer.start();
        return database;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException | RuntimeException e) {
      throw file.failures().thrown(e);
    }
  }

  @Override
  public <T> T read(Function<Handle, T> work) {
    return readers.read(work);
  }

  @Override
  public <T> T write(Function<Handle, T> work) {
    return writer.write(work);
  }

  @Override
  public ChangeFeed changes() {
    return feed;
  }

  @Override
  public void close() {
    try {
      readers.close();
      // Last, because closing the last connection moves the log into the database and removes it.
      writer.close();
    } catch (SQLException e) {
      throw file.failures().thrown(e);
    }
  }
}

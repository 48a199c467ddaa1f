// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The database file: made with the right mode, opened with the right settings. */
final class SqliteFile {
  /**
   * How long a statement waits for a lock of another program. Our own connections never make each
   * other wait (one writer, readers on snapshots), so that this only has to outlast somebody's
   * glance with the sqlite3 program.
   */
  private static final int BUSY_MILLIS = 2_000;

  /**
   * After a burst the write-ahead log is cut back to this: 16 MiB are some thousand transactions.
   */
  private static final int MAX_IDLE_LOG_BYTES = 16 << 20;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path path;

  SqliteFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /**
   * Creates the file when it is absent. SQLite gives its log and index the mode that the file has.
   */
  void create() {
    try {
      Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException e) {
      restrict(path);
      restrict(path.resolveSibling(path.getFileName() + "-wal"));
      restrict(path.resolveSibling(path.getFileName() + "-shm"));
    } catch (IOException e) {
      throw AtomicFile.refused(path, e);
    }
  }

  DatabaseFailures failures() {
    return new SqliteFailures(path);
  }

  SQLiteDataSource source() {
    return source(false);
  }

  Connection writer() throws SQLException {
    return source(false).getConnection();
  }

  Connection reader() throws SQLException {
    return source(true).getConnection();
  }

  private SQLiteDataSource source(boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    if (!readOnly) {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      // FULL and not NORMAL: a commit that was answered must survive the power going away.
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.setJournalSizeLimit(MAX_IDLE_LOG_BYTES);
    }
    // Sorting must not write secrets into a temporary folder that others share.
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    SQLiteDataSource source = new SQLiteDataSource(config);
    // As a URI, so that a question mark in a folder's name does not begin the options.
    source.setUrl("jdbc:sqlite:" + path.toUri());
    return source;
  }

  private static void restrict(Path file) {
    try {
      if (Files.exists(file) && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
        Files.setPosixFilePermissions(file, OWNER_ONLY);
      }
    } catch (IOException e) {
      throw AtomicFile.refused(file, e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Finding;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** SQLite's result codes as findings. */
final class SqliteFailures implements DatabaseFailures {
  /** The low byte of an extended result code is the code that it extends. */
  private static final int PRIMARY = 0xff;

  private final Path file;

  SqliteFailures(Path file) {
    this.file = file;
  }

  @Override
  public Optional<Finding> read(SQLException error) {
    return Optional.ofNullable(code(error.getErrorCode())).map(code -> finding(code, error));
  }

  private @Nullable StoreCode code(int result) {
    if (result == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE.code) {
      // The index of the write-ahead log could not grow, which is how a full disk shows itself
      // first.
      return StoreCode.DATABASE_FULL;
    }
    return switch (SQLiteErrorCode.getErrorCode(result & PRIMARY)) {
      case SQLITE_FULL -> StoreCode.DATABASE_FULL;
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL -> StoreCode.DATABASE_LOCKED;
      case SQLITE_CORRUPT, SQLITE_NOTADB -> StoreCode.DATABASE_DAMAGED;
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_IOERR ->
          StoreCode.DATABASE_NOT_WRITABLE;
      default -> null;
    };
  }

  private Finding finding(StoreCode code, SQLException error) {
    Finding.Builder finding =
        Finding.about(code)
            .subject(file.toString())
            .found(String.valueOf(error.getMessage()))
            .with("folder", String.valueOf(file.toAbsolutePath().getParent()));
    if (code == StoreCode.DATABASE_LOCKED) {
      finding.with("holder", FileHolder.of(file).map(FileHolder::shown).orElse("another program"));
    }
    return finding.build();
  }
}

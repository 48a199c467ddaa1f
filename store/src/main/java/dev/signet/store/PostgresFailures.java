// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Finding;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's SQLSTATE codes as findings. */
final class PostgresFailures implements DatabaseFailures {
  /** A class of SQLSTATE: the first two characters. */
  private static final int CLASS_LENGTH = 2;

  /** Where most servers keep their data, for the command that looks at the disk. */
  private static final String USUAL_FOLDER = "/var/lib/postgresql";

  private final StoreSettings.PostgresServer server;

  PostgresFailures(StoreSettings.PostgresServer server) {
    this.server = server;
  }

  @Override
  public Optional<Finding> read(SQLException error) {
    return Optional.ofNullable(code(error)).map(code -> finding(code, error));
  }

  /**
   * Whether the same transaction may succeed when it is tried again: serialization failure or
   * deadlock.
   */
  static boolean isConflict(SQLException error) {
    @Nullable String state = error.getSQLState();
    return "40001".equals(state) || "40P01".equals(state);
  }

  private @Nullable StoreCode code(SQLException error) {
    if (error instanceof SQLTransientConnectionException) {
      return pool(error);
    }
    @Nullable String state = error.getSQLState();
    if (state == null) {
      return null;
    }
    return switch (state) {
      case "28P01", "28000" ->
          refusesPlain(error)
              ? StoreCode.DATABASE_TLS_UNVERIFIED
              : StoreCode.DATABASE_LOGIN_REFUSED;
      case "3D000" -> StoreCode.DATABASE_MISSING;
      case "53100" -> StoreCode.DATABASE_FULL;
      case "25006", "42501" -> StoreCode.DATABASE_NOT_WRITABLE;
      case "XX001", "XX002" -> StoreCode.DATABASE_DAMAGED;
      case "40001", "40P01" -> StoreCode.DATABASE_BUSY;
      case "53300", "55000", "57P01", "57P02", "57P03" -> StoreCode.DATABASE_UNREACHABLE;
      default -> state.startsWith("08") && state.length() > CLASS_LENGTH ? connection(error) : null;
    };
  }

  /**
   * The pool gave up waiting: because it has no connection at all, or because all are in use. It
   * says which in words alone.
   */
  private static StoreCode pool(SQLException error) {
    boolean none = String.valueOf(error.getMessage()).contains("total=0");
    return none || error.getNextException() != null
        ? StoreCode.DATABASE_UNREACHABLE
        : StoreCode.DATABASE_BUSY;
  }

  private static StoreCode connection(SQLException error) {
    for (@Nullable Throwable each = error; each != null; each = each.getCause()) {
      if (each instanceof SSLException) {
        return StoreCode.DATABASE_TLS_UNVERIFIED;
      }
    }
    // The driver compares the host name itself, and has words alone for a mismatch.
    String words = String.valueOf(error.getMessage());
    return words.contains("SSL") || words.contains("hostnameverifier")
        ? StoreCode.DATABASE_TLS_UNVERIFIED
        : StoreCode.DATABASE_UNREACHABLE;
  }

  /**
   * The server's access rules may ask for TLS where the setting has it turned off; it says so in
   * words alone.
   */
  private static boolean refusesPlain(SQLException error) {
    return String.valueOf(error.getMessage()).contains("no encryption");
  }

  private Finding finding(StoreCode code, SQLException error) {
    return Finding.about(code)
        .subject(server.shown())
        .found(firstLine(error))
        .with("folder", USUAL_FOLDER)
        .with("host", server.host())
        .with("port", Integer.toString(server.port()))
        .with("user", server.user())
        .with("database", server.database())
        .build();
  }

  /** What follows the first line are hints for somebody at the server's own prompt. */
  private static String firstLine(SQLException error) {
    return String.valueOf(error.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("\\.$", "");
  }
}

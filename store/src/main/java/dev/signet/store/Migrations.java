// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Brings the tables to the form that this version uses.
 *
 * <p>Flyway does the work. Loading it costs a third of a second, so that the history is looked at
 * first by one query of our own: on nearly every start nothing is to be done.
 */
final class Migrations {
  static final String HISTORY = "flyway_schema_history";

  private final String subject;
  private final List<MigrationScript> scripts;

  /**
   * @param subject the database, as messages show it
   */
  Migrations(String subject, List<MigrationScript> scripts) {
    this.subject = subject;
    this.scripts = scripts;
  }

  /**
   * Applies the scripts that are missing.
   *
   * @param source where Flyway gets connections of its own
   * @param connection asked for the history; stays open
   * @return how many were
   * @throws FindingException {@link StoreCode#DATABASE_NEWER} or {@link StoreCode#DATABASE_ALTERED}
   */
  int apply(DataSource source, Connection connection) throws SQLException {
    Map<Integer, Integer> applied = applied(connection);
    int newest = scripts.getLast().version();
    applied.keySet().stream()
        .filter(version -> version > newest)
        .findFirst()
        .ifPresent(version ->
            refuse(
                StoreCode.DATABASE_NEWER,
                "schema version " + newest + " or older",
                "schema version " + version));
    for (MigrationScript script : scripts) {
      Integer checksum = applied.get(script.version());
      if (checksum != null && checksum != script.checksum()) {
        refuse(
            StoreCode.DATABASE_ALTERED,
            script.name() + " as this version has it",
            "another content of the same name");
      }
    }
    int missing =
        (int) scripts.stream().filter(script -> !applied.containsKey(script.version())).count();
    if (missing > 0) {
      FlywayRun.migrate(source, scripts);
    }
    return missing;
  }

  /** Checksum by version of what was applied; empty for a new database. */
  private static Map<Integer, Integer> applied(Connection connection) throws SQLException {
    Map<Integer, Integer> applied = new TreeMap<>();
    if (!hasHistory(connection)) {
      return applied;
    }
    String sql =
        "select version, checksum from "
            + HISTORY
            + " where version is not null and success = true";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        applied.put(Integer.valueOf(rows.getString(1)), rows.getInt(2));
      }
    }
    return applied;
  }

  private static boolean hasHistory(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, null, HISTORY, new String[] {"TABLE"})) {
      return tables.next();
    }
  }

  private void refuse(StoreCode code, String wanted, String found) {
    throw Finding.about(code).subject(subject).wanted(wanted).found(found).toException();
  }
}

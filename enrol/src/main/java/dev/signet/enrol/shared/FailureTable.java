// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.store.Change;
import dev.signet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The failures in the database.
 *
 * @param database where they are
 */
record FailureTable(Database database) {
  List<EnrolFailure> all() {
    String all = "select * from enrol_failure order by name limit " + CertificateTable.MAX_NAMES;
    return database.read(
        handle -> handle.createQuery(all).map((row, context) -> failure(row)).list());
  }

  Optional<EnrolFailure> find(String name) {
    return database.read(handle ->
        handle
            .createQuery("select * from enrol_failure where name = :name")
            .bind("name", name)
            .map((row, context) -> failure(row))
            .findOne());
  }

  /** As part of a transaction. */
  void store(Handle handle, EnrolFailure failure) {
    String upsert =
        """
        insert into enrol_failure (name, authority, problem, detail, failures, failed_at, retry_at)
        values (:name, :authority, :problem, :detail, :failures, :failedAt, :retryAt)
        on conflict (name) do update set authority = excluded.authority,
          problem = excluded.problem, detail = excluded.detail, failures = excluded.failures,
          failed_at = excluded.failed_at, retry_at = excluded.retry_at
        """;
    handle
        .createUpdate(upsert)
        .bind("name", failure.name())
        .bind("authority", failure.authority())
        .bind("problem", failure.problem())
        .bind("detail", failure.detail())
        .bind("failures", failure.count())
        .bind("failedAt", failure.failedAt().toEpochMilli())
        .bind("retryAt", failure.retryAt().toEpochMilli())
        .execute();
    database.changes().publish(handle, Change.Kind.ENROLMENT, failure.name());
  }

  /** As part of a transaction. */
  static void clear(Handle handle, String name) {
    handle
        .createUpdate("delete from enrol_failure where name = :name")
        .bind("name", name)
        .execute();
  }

  private static EnrolFailure failure(ResultSet row) throws SQLException {
    return new EnrolFailure(
        row.getString("name"),
        row.getString("authority"),
        row.getString("problem"),
        row.getString("detail"),
        Math.toIntExact(row.getLong("failures")),
        Instant.ofEpochMilli(row.getLong("failed_at")),
        Instant.ofEpochMilli(row.getLong("retry_at")));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.CertificateRecord;
import dev.signet.ca.CertificateRecord.Contents;
import dev.signet.ca.CertificateRecord.Revocation;
import dev.signet.ca.CertificateRecord.State;
import dev.signet.ca.RevocationReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads a line of the issuance log. */
final class CertificateRow implements RowMapper<CertificateRecord> {
  @Override
  public CertificateRecord map(ResultSet row, StatementContext context) throws SQLException {
    return new CertificateRecord(
        row.getString("serial"),
        row.getString("issuer"),
        contents(row),
        row.getString("requester"),
        state(row.getString("state")),
        revocation(row));
  }

  private static Contents contents(ResultSet row) throws SQLException {
    String names = row.getString("names");
    return new Contents(
        row.getString("profile"),
        row.getString("subject"),
        names.isEmpty() ? List.of() : List.of(names.split(" ", -1)),
        Instant.ofEpochMilli(row.getLong("not_before")),
        Instant.ofEpochMilli(row.getLong("not_after")));
  }

  private static State state(@Nullable String outcome) {
    return outcome == null ? State.INTENDED : State.valueOf(outcome.toUpperCase(Locale.ROOT));
  }

  private static @Nullable Revocation revocation(ResultSet row) throws SQLException {
    String requester = row.getString("revoker");
    if (requester == null) {
      return null;
    }
    RevocationReason reason =
        RevocationReason.numbered(row.getLong("reason")).orElse(RevocationReason.UNSPECIFIED);
    return new Revocation(reason, Instant.ofEpochMilli(row.getLong("revoked_at")), requester);
  }
}

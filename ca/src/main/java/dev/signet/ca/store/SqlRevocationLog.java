// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.CertificateRecord;
import dev.signet.ca.RevocationList;
import dev.signet.ca.RevocationLog;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.Standing;
import dev.signet.store.Change;
import dev.signet.store.Database;
import dev.signet.x509.der.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The revocations in the database. */
public final class SqlRevocationLog implements RevocationLog {
  private final Database database;

  /** The revocations in a database. */
  public SqlRevocationLog(Database database) {
    this.database = database;
  }

  @Override
  public boolean revoke(String serial, CertificateRecord.Revocation revocation) {
    return database.write(handle -> revoke(handle, serial, revocation));
  }

  @Override
  public Standing standing(String issuer, String serial) {
    String known =
        """
        select o.state, r.reason, r.revoked_at from ca_intent i
        left join ca_outcome o on o.serial = i.serial
        left join ca_revocation r on r.serial = i.serial
        where i.serial = :serial and i.issuer = :issuer
        """;
    return database.read(handle ->
        handle
            .createQuery(known)
            .bind("serial", serial)
            .bind("issuer", issuer)
            .map((row, context) -> standing(row))
            .findOne()
            .orElseGet(Standing.Unknown::new));
  }

  /** What was revoked is so also where nothing was handed out: a key may have signed it. */
  private static Standing standing(ResultSet row) throws SQLException {
    long at = row.getLong("revoked_at");
    if (!row.wasNull()) {
      return new Standing.Revoked(reason(row), Instant.ofEpochMilli(at));
    }
    return "issued".equals(row.getString("state")) ? new Standing.Good() : new Standing.Unknown();
  }

  private static RevocationReason reason(ResultSet row) throws SQLException {
    return RevocationReason.numbered(row.getLong("reason")).orElse(RevocationReason.UNSPECIFIED);
  }

  @Override
  public long count(String issuer) {
    String count = "select count(*) from ca_revocation where issuer = :issuer";
    return database.read(
        handle -> handle.createQuery(count).bind("issuer", issuer).mapTo(Long.class).one());
  }

  @Override
  public List<Entry> entries(String issuer, Instant livedBeyond) {
    String entries =
        """
        select r.serial, r.reason, r.revoked_at from ca_revocation r
        join ca_intent i on i.serial = r.serial
        where r.issuer = :issuer and i.not_after > :livedBeyond
        order by r.revoked_at, r.serial
        """;
    return database.read(handle ->
        handle
            .createQuery(entries)
            .bind("issuer", issuer)
            .bind("livedBeyond", livedBeyond.toEpochMilli())
            .map((row, context) ->
                new Entry(
                    row.getString("serial"),
                    RevocationReason.numbered(row.getLong("reason"))
                        .orElse(RevocationReason.UNSPECIFIED),
                    Instant.ofEpochMilli(row.getLong("revoked_at"))))
            .list());
  }

  @Override
  public Optional<RevocationList> latest(String issuer) {
    String latest =
        """
        select number, covered, this_update, next_update, crl from ca_crl
        where issuer = :issuer order by number desc limit 1
        """;
    return database.read(handle ->
        handle
            .createQuery(latest)
            .bind("issuer", issuer)
            .map((row, context) ->
                new RevocationList(
                    row.getLong("number"),
                    row.getLong("covered"),
                    Instant.ofEpochMilli(row.getLong("this_update")),
                    Instant.ofEpochMilli(row.getLong("next_update")),
                    Bytes.of(row.getBytes("crl"))))
            .findOne());
  }

  @Override
  public boolean publish(String issuer, RevocationList crl) {
    return database.write(handle -> publish(handle, issuer, crl));
  }

  private boolean revoke(Handle handle, String serial, CertificateRecord.Revocation revocation) {
    String insert =
        """
        insert into ca_revocation (serial, issuer, reason, requester, revoked_at)
        select i.serial, i.issuer, :reason, :requester, :at from ca_intent i
        where i.serial = :serial
        on conflict (serial) do nothing
        """;
    int inserted =
        handle
            .createUpdate(insert)
            .bind("serial", serial)
            .bind("reason", revocation.reason().number())
            .bind("requester", revocation.requester())
            .bind("at", revocation.at().toEpochMilli())
            .execute();
    if (inserted == 1) {
      database.changes().publish(handle, Change.Kind.CERTIFICATE, serial);
    }
    return inserted == 1;
  }

  private static boolean publish(Handle handle, String issuer, RevocationList crl) {
    String insert =
        """
        insert into ca_crl (issuer, number, covered, this_update, next_update, crl)
        values (:issuer, :number, :covered, :thisUpdate, :nextUpdate, :crl)
        on conflict (issuer, number) do nothing
        """;
    int inserted =
        handle
            .createUpdate(insert)
            .bind("issuer", issuer)
            .bind("number", crl.number())
            .bind("covered", crl.covered())
            .bind("thisUpdate", crl.thisUpdate().toEpochMilli())
            .bind("nextUpdate", crl.nextUpdate().toEpochMilli())
            .bind("crl", crl.encoded().toArray())
            .execute();
    if (inserted == 1) {
      // Only the newest is ever served, and its number is all that the next one needs.
      handle
          .createUpdate("delete from ca_crl where issuer = :issuer and number < :number")
          .bind("issuer", issuer)
          .bind("number", crl.number())
          .execute();
    }
    return inserted == 1;
  }
}

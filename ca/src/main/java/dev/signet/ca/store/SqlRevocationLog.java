// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.CertificateRecord;
import dev.signet.ca.CrlRecord;
import dev.signet.ca.CrlScope;
import dev.signet.ca.RevocationLog;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.Standing;
import dev.signet.store.Change;
import dev.signet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The revocations in the database. */
public final class SqlRevocationLog implements RevocationLog {
  private final Database database;

  /** The revocations in a database. */
  public SqlRevocationLog(Database database) {
    this.database = database;
  }

  @Override
  public List<String> revoke(String serial, CertificateRecord.Revocation revocation) {
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
  public long latest(CrlScope scope) {
    String latest =
        "select coalesce(max(place), 0) from ca_revocation where issuer = :issuer" + in(scope);
    return database.read(handle ->
        handle
            .createQuery(latest)
            .bind("issuer", scope.issuer())
            .bind("shard", scope.shard())
            .mapTo(Long.class)
            .one());
  }

  @Override
  public List<Entry> entries(CrlScope scope, CrlRecord.Coverage coverage) {
    String entries =
        "select serial, reason, revoked_at from ca_revocation where issuer = :issuer"
            + in(scope)
            + " and place > :after and place <= :covered and not_after > :livedBeyond"
            + " order by place";
    return database.read(handle ->
        handle
            .createQuery(entries)
            .bind("issuer", scope.issuer())
            .bind("shard", scope.shard())
            .bind("after", coverage.after())
            .bind("covered", coverage.covered())
            .bind("livedBeyond", coverage.livedBeyond().toEpochMilli())
            .map((row, context) ->
                new Entry(
                    row.getString("serial"),
                    reason(row),
                    Instant.ofEpochMilli(row.getLong("revoked_at"))))
            .list());
  }

  private static String in(CrlScope scope) {
    return scope.isWhole() ? "" : " and shard = :shard";
  }

  private List<String> revoke(
      Handle handle, String serial, CertificateRecord.Revocation revocation) {
    if (!insert(handle, serial, revocation)) {
      return List.of();
    }
    List<String> revoked = new ArrayList<>(List.of(serial));
    if (revocation.reason() == RevocationReason.KEY_COMPROMISE) {
      block(handle, serial, revocation);
      sameKey(handle, serial, revocation.at()).stream()
          .filter(other -> insert(handle, other, revocation))
          .forEach(revoked::add);
    }
    revoked.forEach(one -> database.changes().publish(handle, Change.Kind.CERTIFICATE, one));
    return List.copyOf(revoked);
  }

  private static boolean insert(
      Handle handle, String serial, CertificateRecord.Revocation revocation) {
    String insert =
        """
        insert into ca_revocation (serial, issuer, shard, place, not_after, reason, requester,
                                   revoked_at)
        select i.serial, i.issuer, i.shard,
               (select coalesce(max(r.place), 0) + 1 from ca_revocation r
                where r.issuer = i.issuer),
               i.not_after, :reason, :requester, :at
        from ca_intent i where i.serial = :serial
        on conflict (serial) do nothing
        """;
    boolean first =
        handle
                .createUpdate(insert)
                .bind("serial", serial)
                .bind("reason", revocation.reason().number())
                .bind("requester", revocation.requester())
                .bind("at", revocation.at().toEpochMilli())
                .execute()
            == 1;
    if (first) {
      LogKind.REVOCATION.log(handle, serial);
    }
    return first;
  }

  private static void block(Handle handle, String serial, CertificateRecord.Revocation revocation) {
    String block =
        """
        insert into ca_blocked_key (key_hash, serial, requester, blocked_at)
        select i.key_hash, i.serial, :requester, :at from ca_intent i where i.serial = :serial
        on conflict (key_hash) do nothing
        """;
    handle
        .createUpdate(block)
        .bind("serial", serial)
        .bind("requester", revocation.requester())
        .bind("at", revocation.at().toEpochMilli())
        .execute();
    handle
        .createQuery("select key_hash from ca_blocked_key where serial = :serial")
        .bind("serial", serial)
        .mapTo(String.class)
        .forEach(hash -> LogKind.KEY.log(handle, hash));
  }

  /** Also those whose issuance was cut off: a key may have signed them. */
  private static List<String> sameKey(Handle handle, String serial, Instant now) {
    String others =
        """
        select o.serial from ca_intent i join ca_intent o on o.key_hash = i.key_hash
        where i.serial = :serial and o.serial <> i.serial and o.not_after > :now
          and o.profile <> 'root'
          and not exists (select 1 from ca_revocation r where r.serial = o.serial)
        order by o.intended_at, o.serial
        """;
    return handle
        .createQuery(others)
        .bind("serial", serial)
        .bind("now", now.toEpochMilli())
        .mapTo(String.class)
        .list();
  }
}

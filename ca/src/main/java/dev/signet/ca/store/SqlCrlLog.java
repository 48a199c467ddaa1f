// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.CrlLog;
import dev.signet.ca.CrlRecord;
import dev.signet.ca.CrlScope;
import dev.signet.store.Database;
import dev.signet.x509.Validity;
import dev.signet.x509.der.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The lists of revoked certificates in the database. */
public final class SqlCrlLog implements CrlLog {
  /** Every list that was signed. */
  static final String SIGNED =
      """
      select issuer, shard, number, base, after_place, covered, lived_beyond, this_update, next_update, address,
             hash, signature
      from ca_list where signature is not null and hash <> ''
      """;

  private static final String OF_SCOPE = SIGNED + " and issuer = :issuer and shard = :shard";

  private final Database database;

  /** The lists in a database. */
  public SqlCrlLog(Database database) {
    this.database = database;
  }

  @Override
  public long highest(CrlScope scope) {
    String highest =
        "select coalesce(max(number), 0) from ca_list where issuer = :issuer and shard = :shard";
    return database.read(handle ->
        handle
            .createQuery(highest)
            .bind("issuer", scope.issuer())
            .bind("shard", scope.shard())
            .mapTo(Long.class)
            .one());
  }

  @Override
  public Optional<Signed> newest(CrlScope scope, boolean delta) {
    String kind = delta ? " and base is not null" : " and base is null";
    return one(scope, kind + " order by number desc limit 1", Instant.EPOCH);
  }

  @Override
  public Optional<Signed> oldestSince(CrlScope scope, Instant since) {
    String oldest = " and base is null and this_update >= :since order by number limit 1";
    return one(scope, oldest, since);
  }

  private Optional<Signed> one(CrlScope scope, String which, Instant since) {
    return database.read(handle ->
        handle
            .createQuery(OF_SCOPE + which)
            .bind("issuer", scope.issuer())
            .bind("shard", scope.shard())
            .bind("since", since.toEpochMilli())
            .map((row, context) -> signed(row))
            .findOne());
  }

  static Signed signed(ResultSet row) throws SQLException {
    CrlScope scope = new CrlScope(row.getString("issuer"), row.getLong("shard"));
    long base = row.getLong("base");
    OptionalLong delta = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(base);
    CrlRecord list =
        new CrlRecord(
            scope,
            new CrlRecord.Count(row.getLong("number"), delta),
            new CrlRecord.Coverage(
                row.getLong("after_place"),
                row.getLong("covered"),
                Instant.ofEpochMilli(row.getLong("lived_beyond"))),
            new Validity(
                Instant.ofEpochMilli(row.getLong("this_update")),
                Instant.ofEpochMilli(row.getLong("next_update"))),
            row.getString("address"));
    return new Signed(list, row.getString("hash"), Bytes.of(row.getBytes("signature")));
  }

  @Override
  public boolean intend(CrlRecord list, String hash) {
    return database.write(handle -> insert(handle, list, hash) == 1);
  }

  private static int insert(Handle handle, CrlRecord list, String hash) {
    String insert =
        """
        insert into ca_list (issuer, shard, number, base, after_place, covered, lived_beyond,
                             this_update, next_update, address, hash)
        values (:issuer, :shard, :number, :base, :after, :covered, :livedBeyond,
                :thisUpdate, :nextUpdate, :address, :hash)
        on conflict (issuer, shard, number) do nothing
        """;
    int inserted =
        handle
            .createUpdate(insert)
            .bind("issuer", list.scope().issuer())
            .bind("shard", list.scope().shard())
            .bind("number", list.number())
            .bind("base", list.isDelta() ? (Long) list.count().base().getAsLong() : null)
            .bind("after", list.coverage().after())
            .bind("covered", list.coverage().covered())
            .bind("livedBeyond", list.coverage().livedBeyond().toEpochMilli())
            .bind("thisUpdate", list.life().notBefore().toEpochMilli())
            .bind("nextUpdate", list.life().notAfter().toEpochMilli())
            .bind("address", list.address())
            .bind("hash", hash)
            .execute();
    if (inserted == 1) {
      LogKind.LIST.log(handle, list.scope().issuer(), list.scope().shard(), list.number());
    }
    return inserted;
  }

  @Override
  public void conclude(CrlRecord list, Bytes signature) {
    String sign =
        """
        update ca_list set signature = :signature
        where issuer = :issuer and shard = :shard and number = :number
        """;
    database.write(handle ->
        handle
            .createUpdate(sign)
            .bind("signature", signature.toArray())
            .bind("issuer", list.scope().issuer())
            .bind("shard", list.scope().shard())
            .bind("number", list.number())
            .execute());
  }
}

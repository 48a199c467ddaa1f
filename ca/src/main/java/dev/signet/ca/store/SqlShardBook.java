// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.CrlScope;
import dev.signet.ca.ShardBook;
import dev.signet.store.Database;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The parts in the database. Each node fills the newest one as far as it knows, and looks only when
 * it has handed out all the places that it saw: nodes share no counter that each issuance would
 * have to write.
 */
public final class SqlShardBook implements ShardBook {
  private final Database database;
  private final Map<String, Filling> filling = new HashMap<>();

  /** The parts in a database. */
  public SqlShardBook(Database database) {
    this.database = database;
  }

  /** A part that is being filled, and how many more this node may put into it. */
  private record Filling(CrlScope scope, String prefix, int left) {}

  @Override
  public synchronized CrlScope next(String issuer, String prefix) {
    Filling known = filling.get(issuer);
    Filling present =
        known != null && known.left() > 0 && known.prefix().equals(prefix)
            ? known
            : database.write(handle -> look(handle, issuer, prefix));
    filling.put(issuer, new Filling(present.scope(), prefix, present.left() - 1));
    return present.scope();
  }

  @Override
  public Optional<String> address(CrlScope scope) {
    String find = "select prefix from ca_shard where issuer = :issuer and shard = :shard";
    return database
        .read(handle ->
            handle
                .createQuery(find)
                .bind("issuer", scope.issuer())
                .bind("shard", scope.shard())
                .mapTo(String.class)
                .findOne())
        .map(prefix -> prefix + scope.shard());
  }

  private static Filling look(Handle handle, String issuer, String prefix) {
    Optional<Filling> newest =
        newest(handle, issuer).filter(shard -> shard.prefix().equals(prefix) && shard.left() > 0);
    return newest.orElseGet(() -> open(handle, issuer, prefix));
  }

  private static Optional<Filling> newest(Handle handle, String issuer) {
    String newest =
        """
        select s.shard, s.prefix,
               (select count(*) from ca_intent i where i.issuer = s.issuer and i.shard = s.shard)
                 as members
        from ca_shard s where s.issuer = :issuer order by s.shard desc limit 1
        """;
    return handle
        .createQuery(newest)
        .bind("issuer", issuer)
        .map((row, context) ->
            new Filling(
                new CrlScope(issuer, row.getLong("shard")),
                row.getString("prefix"),
                CAPACITY - Math.toIntExact(row.getLong("members"))))
        .findOne();
  }

  private static Filling open(Handle handle, String issuer, String prefix) {
    long shard =
        handle
            .createQuery("select coalesce(max(shard), 0) + 1 from ca_shard where issuer = :issuer")
            .bind("issuer", issuer)
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate(
            "insert into ca_shard (issuer, shard, prefix) values (:issuer, :shard, :prefix)")
        .bind("issuer", issuer)
        .bind("shard", shard)
        .bind("prefix", prefix)
        .execute();
    return new Filling(new CrlScope(issuer, shard), prefix, CAPACITY);
  }
}

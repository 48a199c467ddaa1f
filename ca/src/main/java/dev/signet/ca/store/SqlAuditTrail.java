// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.AuditTrail;
import dev.signet.ca.CrlLog;
import dev.signet.ca.CrlRecord;
import dev.signet.ca.CrlScope;
import dev.signet.ca.tree.Checkpoint;
import dev.signet.ca.tree.TreeEdge;
import dev.signet.store.Database;
import dev.signet.x509.der.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.mapper.RowMapper;

/** What the database has, read row by row, each kind on one snapshot. */
public final class SqlAuditTrail implements AuditTrail {
  /** Rows that the driver brings at a time: some hundred kilobytes. */
  private static final int FETCHED = 256;

  /** Enough to see what was taken out. */
  private static final int MAX_STRAYS = 20;

  private final Database database;

  /** What a database has. */
  public SqlAuditTrail(Database database) {
    this.database = database;
  }

  @Override
  public Optional<State> state() {
    return database.read(handle ->
        handle
            .createQuery("select size, peaks, checkpoint, public_key from ca_log where id = 1")
            .map((row, context) ->
                new State(
                    TreeEdge.of(row.getLong("size"), row.getBytes("peaks")).head(),
                    Checkpoint.read(row.getString("checkpoint")),
                    Checkpoint.publicKey(row.getBytes("public_key"))))
            .findOne());
  }

  @Override
  public void leaves(Consumer<Leaf> visitor) {
    visit(
        "select id, place, entry, hash from ca_leaf where place is not null order by place",
        (row, context) ->
            new Leaf(
                row.getString("id"),
                row.getLong("place"),
                row.getString("entry"),
                Bytes.of(row.getBytes("hash"))),
        visitor);
  }

  @Override
  public void nodes(Consumer<Node> visitor) {
    visit(
        "select level, number, hash from ca_node order by level, number",
        (row, context) ->
            new Node(
                Math.toIntExact(row.getLong("level")),
                row.getLong("number"),
                Bytes.of(row.getBytes("hash"))),
        visitor);
  }

  @Override
  public void rows(Consumer<Row> visitor) {
    for (LogKind kind : LogKind.values()) {
      String rows =
          "select "
              + kind.select()
              + ", l.entry as logged from "
              + kind.table()
              + " t left join ca_leaf l on l.id = '"
              + kind.word()
              + ":' || "
              + kind.key();
      visit(
          rows,
          (row, context) -> {
            LogEntry entry = kind.entry(row);
            return new Row(entry.id(), entry.text(), Optional.ofNullable(row.getString("logged")));
          },
          visitor);
    }
  }

  @Override
  public void strays(Consumer<String> visitor) {
    for (LogKind kind : LogKind.values()) {
      String entries = "select count(*) from ca_leaf where id like '" + kind.word() + ":%'";
      String rows = "select count(*) from " + kind.table();
      // Every row was seen to have its one entry: where there are as many, none is left over.
      if (count(entries) != count(rows)) {
        String left =
            "select l.id from ca_leaf l where l.id like '"
                + kind.word()
                + ":%' and not exists (select 1 from "
                + kind.table()
                + " t where l.id = '"
                + kind.word()
                + ":' || "
                + kind.key()
                + ") order by l.id limit "
                + MAX_STRAYS;
        visit(left, (row, context) -> row.getString("id"), visitor);
      }
    }
  }

  private long count(String query) {
    return database.read(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  @Override
  public void issuances(Consumer<Issuance> visitor) {
    visit(
        """
        select i.serial, i.issuer, i.shard, i.profile, i.tbs, o.state, o.certificate
        from ca_intent i left join ca_outcome o on o.serial = i.serial order by i.serial
        """,
        (row, context) ->
            new Issuance(
                row.getString("serial"),
                new CrlScope(row.getString("issuer"), row.getLong("shard")),
                row.getString("profile"),
                Bytes.of(row.getBytes("tbs")),
                "issued".equals(row.getString("state"))
                    ? Optional.ofNullable(row.getBytes("certificate")).map(Bytes::of)
                    : Optional.empty()),
        visitor);
  }

  @Override
  public void lists(Consumer<CrlLog.Signed> visitor) {
    List<CrlLog.Signed> page = page(new CrlScope("", 0), 0);
    while (!page.isEmpty()) {
      // Not within the reading: who looks at a list reads its revocations.
      page.forEach(visitor);
      CrlRecord last = page.getLast().list();
      page = page(last.scope(), last.number());
    }
  }

  private List<CrlLog.Signed> page(CrlScope scope, long number) {
    String next =
        SqlCrlLog.SIGNED
            + " and (issuer, shard, number) > (:issuer, :shard, :number)"
            + " order by issuer, shard, number limit "
            + FETCHED;
    return database.read(handle ->
        handle
            .createQuery(next)
            .bind("issuer", scope.issuer())
            .bind("shard", scope.shard())
            .bind("number", number)
            .map((row, context) -> SqlCrlLog.signed(row))
            .list());
  }

  private <T> void visit(String query, RowMapper<T> mapper, Consumer<T> visitor) {
    database.read(handle -> {
      handle.createQuery(query).setFetchSize(FETCHED).map(mapper).forEach(visitor);
      return 0;
    });
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.TreeLog;
import dev.signet.ca.tree.Checkpoint;
import dev.signet.ca.tree.MerkleTree;
import dev.signet.ca.tree.TreeEdge;
import dev.signet.ca.tree.TreeHead;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import dev.signet.x509.der.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The log in the database. Whichever node comes first gives entries their places. */
public final class SqlTreeLog implements TreeLog {
  /** A batch is one transaction, which others wait for. */
  private static final int BATCH = 1_024;

  private static final String PURPOSE = "ca-log";

  private final Database database;
  private final String origin;
  private final PublicKey publicKey;
  private final PrivateKey privateKey;

  private SqlTreeLog(Database database, String origin, PublicKey own, PrivateKey key) {
    this.database = database;
    this.origin = origin;
    this.publicKey = own;
    this.privateKey = key;
  }

  /**
   * The log of a database. The first time, its key is made, and everything that was done before
   * there was a log is written into it.
   *
   * @param origin what a new log is called: a name without spaces and plus signs
   */
  public static SqlTreeLog open(Database database, Keyring keyring, String origin) {
    Stored stored =
        database.read(SqlTreeLog::find).orElseGet(() -> create(database, keyring, origin));
    byte[] key = keyring.open(PURPOSE, stored.sealedKey().toArray());
    try {
      PrivateKey opened =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(key));
      PublicKey own = Checkpoint.publicKey(stored.publicKey().toArray());
      return new SqlTreeLog(database, stored.origin(), own, opened);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the log's sealed key is no Ed25519 key", e);
    }
  }

  private record Stored(String origin, Bytes publicKey, Bytes sealedKey) {}

  private record Head(TreeEdge edge, Checkpoint checkpoint) {}

  private record Waiting(String id, Bytes hash) {}

  private static Optional<Stored> find(Handle handle) {
    return handle
        .createQuery("select origin, public_key, sealed_key from ca_log where id = 1")
        .map((row, context) ->
            new Stored(
                row.getString("origin"),
                Bytes.of(row.getBytes("public_key")),
                Bytes.of(row.getBytes("sealed_key"))))
        .findOne();
  }

  private static Stored create(Database database, Keyring keyring, String origin) {
    KeyPair pair = generate();
    TreeHead empty = TreeEdge.of(0, new byte[0]).head();
    String checkpoint = Checkpoint.sign(origin, empty, pair.getPublic(), pair.getPrivate()).text();
    byte[] sealed = keyring.seal(PURPOSE, pair.getPrivate().getEncoded());
    return database.write(handle -> {
      String insert =
          """
          insert into ca_log (id, origin, public_key, sealed_key, size, peaks, checkpoint)
          values (1, :origin, :publicKey, :sealedKey, 0, :peaks, :checkpoint)
          on conflict (id) do nothing
          """;
      int inserted =
          handle
              .createUpdate(insert)
              .bind("origin", origin)
              .bind("publicKey", pair.getPublic().getEncoded())
              .bind("sealedKey", sealed)
              .bind("peaks", new byte[0])
              .bind("checkpoint", checkpoint)
              .execute();
      if (inserted == 1) {
        adoptEarlier(handle);
      }
      return find(handle).orElseThrow();
    });
  }

  private static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK makes Ed25519 keys", e);
    }
  }

  /** Only here: what turns up later without an entry was not written by us. */
  private static void adoptEarlier(Handle handle) {
    for (LogKind kind : LogKind.values()) {
      String rows =
          "select "
              + kind.select()
              + ", t."
              + kind.time()
              + " as written from "
              + kind.table()
              + " t where not exists (select 1 from ca_leaf l where l.id = '"
              + kind.word()
              + ":' || "
              + kind.key()
              + ")";
      handle
          .createQuery(rows)
          .map((row, context) -> new LogKind.Written(kind.entry(row), row.getLong("written")))
          .list()
          .forEach(written -> written.entry().write(handle, written.at()));
    }
  }

  @Override
  public int sequence() {
    boolean waits =
        database.read(handle ->
            handle
                    .createQuery(
                        "select count(*) from (select 1 from ca_leaf where place is null limit 1)"
                            + " w")
                    .mapTo(Long.class)
                    .one()
                > 0);
    return waits ? database.write(this::sequence) : 0;
  }

  private int sequence(Handle handle) {
    List<Waiting> waiting =
        handle
            .createQuery(
                "select id, hash from ca_leaf where place is null order by written_at, id limit "
                    + BATCH)
            .map((row, context) -> new Waiting(row.getString("id"), Bytes.of(row.getBytes("hash"))))
            .list();
    if (waiting.isEmpty()) {
      return 0;
    }
    Head head = head(handle);
    PreparedBatch places = handle.prepareBatch("update ca_leaf set place = :place where id = :id");
    PreparedBatch nodes =
        handle.prepareBatch(
            "insert into ca_node (level, number, hash) values (:level, :number, :hash)");
    long place = head.checkpoint().head().size();
    for (Waiting leaf : waiting) {
      places.bind("place", place).bind("id", leaf.id()).add();
      place++;
      head.edge().append(leaf.hash(), (level, number, root) -> keep(nodes, level, number, root));
    }
    places.execute();
    if (nodes.size() > 0) {
      nodes.execute();
    }
    store(handle, head.edge());
    return waiting.size();
  }

  private static void keep(PreparedBatch nodes, int level, long number, Bytes root) {
    if (level % SqlTreeNodes.STEP == 0) {
      nodes.bind("level", level).bind("number", number).bind("hash", root.toArray()).add();
    }
  }

  private void store(Handle handle, TreeEdge edge) {
    TreeHead head = edge.head();
    handle
        .createUpdate(
            "update ca_log set size = :size, peaks = :peaks, checkpoint = :checkpoint where id = 1")
        .bind("size", head.size())
        .bind("peaks", edge.peaks())
        .bind("checkpoint", Checkpoint.sign(origin, head, publicKey, privateKey).text())
        .execute();
  }

  private static Head head(Handle handle) {
    return handle
        .createQuery("select size, peaks, checkpoint from ca_log where id = 1")
        .map((row, context) ->
            new Head(
                TreeEdge.of(row.getLong("size"), row.getBytes("peaks")),
                Checkpoint.read(row.getString("checkpoint")).orElseThrow()))
        .one();
  }

  @Override
  public Checkpoint checkpoint() {
    return database.read(SqlTreeLog::head).checkpoint();
  }

  @Override
  public PublicKey key() {
    return publicKey;
  }

  private record Found(String entry, long place) {}

  @Override
  public Optional<Inclusion> inclusion(String id) {
    String find = "select entry, place from ca_leaf where id = :id and place is not null";
    return database.read(handle -> {
      Checkpoint checkpoint = head(handle).checkpoint();
      long size = checkpoint.head().size();
      return handle
          .createQuery(find)
          .bind("id", id)
          .map((row, context) -> new Found(row.getString("entry"), row.getLong("place")))
          .findOne()
          .map(leaf ->
              new Inclusion(
                  leaf.entry(),
                  leaf.place(),
                  checkpoint,
                  MerkleTree.inclusion(new SqlTreeNodes(handle), leaf.place(), size)));
    });
  }

  @Override
  public Optional<Growth> growth(long smaller) {
    return database.read(handle -> {
      Checkpoint checkpoint = head(handle).checkpoint();
      long size = checkpoint.head().size();
      if (smaller < 0 || smaller > size) {
        return Optional.empty();
      }
      SqlTreeNodes nodes = new SqlTreeNodes(handle);
      TreeHead before = new TreeHead(smaller, MerkleTree.root(nodes, smaller));
      return Optional.of(
          new Growth(before, checkpoint, MerkleTree.consistency(nodes, smaller, size)));
    });
  }
}

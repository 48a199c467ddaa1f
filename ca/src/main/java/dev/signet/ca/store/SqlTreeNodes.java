// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.tree.MerkleTree;
import dev.signet.x509.der.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The roots of subtrees: of 256 leaves, of 256 such, and so on as they are stored, all others from
 * these or from the leaves.
 *
 * @param handle a transaction that reads
 */
record SqlTreeNodes(Handle handle) implements MerkleTree.Nodes {
  /** A stored root stands for two to the power of this roots below it. */
  static final int STEP = 8;

  @Override
  public Bytes node(int level, long number) {
    int stored = level - level % STEP;
    int above = level - stored;
    List<Bytes> row = read(stored, number << above, 1L << above);
    while (row.size() > 1) {
      List<Bytes> next = new ArrayList<>(row.size() / 2);
      for (int i = 0; i + 1 < row.size(); i += 2) {
        next.add(MerkleTree.node(row.get(i), row.get(i + 1)));
      }
      row = next;
    }
    return row.getFirst();
  }

  private List<Bytes> read(int level, long from, long count) {
    String leaves = "select hash from ca_leaf where place >= :from and place < :to order by place";
    String nodes =
        """
        select hash from ca_node where level = :level and number >= :from and number < :to
        order by number
        """;
    List<Bytes> hashes =
        handle
            .createQuery(level == 0 ? leaves : nodes)
            .bind("level", level)
            .bind("from", from)
            .bind("to", from + count)
            .map((row, context) -> Bytes.of(row.getBytes("hash")))
            .list();
    if (hashes.size() != count) {
      throw new IllegalStateException("the log has a gap at " + from + " on level " + level);
    }
    return hashes;
  }
}

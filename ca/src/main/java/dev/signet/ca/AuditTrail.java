// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.ca.tree.Checkpoint;
import dev.signet.ca.tree.TreeHead;
import dev.signet.x509.der.Bytes;
import java.security.PublicKey;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything that the database has of what the authority did, row by row, for those who doubt it.
 */
public interface AuditTrail {
  /** The log as it is stored; empty where there is none. */
  Optional<State> state();

  /** Every entry that has a place, in its order. */
  void leaves(Consumer<Leaf> visitor);

  /** Every subtree's root that is stored. */
  void nodes(Consumer<Node> visitor);

  /** Every row of every kind, with the entry that the log should have of it. */
  void rows(Consumer<Row> visitor);

  /** The ids of entries that no row answers to; at most some. */
  void strays(Consumer<String> visitor);

  /** Every issuance, with what was to be signed and what came out. */
  void issuances(Consumer<Issuance> visitor);

  /** Every list that was signed. */
  void lists(Consumer<CrlLog.Signed> visitor);

  /**
   * The log as it is stored.
   *
   * @param head the tree by its right edge
   * @param checkpoint the newest checkpoint; empty where it cannot be read
   * @param key the key that signs checkpoints
   */
  record State(TreeHead head, Optional<Checkpoint> checkpoint, PublicKey key) {}

  /**
   * An entry of the log.
   *
   * @param id its id
   * @param place its place
   * @param entry its text
   * @param hash its stored hash
   */
  record Leaf(String id, long place, String entry, Bytes hash) {}

  /**
   * A stored root of a whole subtree.
   *
   * @param level it has 2 to the power of this leaves
   * @param number its place among those of its size
   * @param hash the root
   */
  record Node(int level, long number, Bytes hash) {}

  /**
   * A row, and what the log has of it.
   *
   * @param id the id of its entry
   * @param wanted the entry as the row says it
   * @param found the entry as the log has it; empty where it has none
   */
  record Row(String id, String wanted, Optional<String> found) {}

  /**
   * An issuance.
   *
   * @param serial its serial number in its normal form
   * @param scope whose key it is, and which list would name it
   * @param profile the kind of certificate
   * @param toBeSigned what was written down before it was signed
   * @param certificate what came out; empty where nothing was handed out
   */
  record Issuance(
      String serial,
      CrlScope scope,
      String profile,
      Bytes toBeSigned,
      Optional<Bytes> certificate) {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.audit;

import dev.signet.ca.AuditCode;
import dev.signet.ca.AuditTrail;
import dev.signet.ca.tree.Checkpoint;
import dev.signet.ca.tree.MerkleTree;
import dev.signet.ca.tree.TreeEdge;
import dev.signet.ca.tree.TreeHead;
import dev.signet.x509.der.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Builds the log's tree anew from its entries and compares it with all that is stored of it. */
final class TreeAudit {
  /** A stored root stands for two to the power of this roots below it. */
  private static final int STEP = 8;

  private final AuditTrail trail;
  private final Notebook notes;
  private final TreeEdge edge = TreeEdge.of(0, new byte[0]);
  private final Map<String, Bytes> nodes = new HashMap<>();
  private final Map<Long, Bytes> heads = new HashMap<>();

  TreeAudit(AuditTrail trail, Notebook notes) {
    this.trail = trail;
    this.notes = notes;
  }

  /**
   * Looks through the log.
   *
   * @param state the log as it is stored
   * @param kept a checkpoint that was put away elsewhere
   * @return how many entries it has
   */
  long run(AuditTrail.State state, Optional<KeptCheckpoint> kept) {
    kept.ifPresent(one -> heads.put(one.checkpoint().head().size(), Bytes.EMPTY));
    remember(edge.head());
    long size = state.head().size();
    // What came since the log was looked at is no part of this audit.
    trail.leaves(leaf -> {
      if (leaf.place() < size) {
        leaf(leaf);
      }
    });
    trail.nodes(node -> {
      if ((node.number() + 1) << node.level() <= size) {
        node(node);
      }
    });
    TreeHead head = edge.head();
    if (!head.equals(state.head())) {
      notes.note(AuditCode.LOG_TREE_DIFFERS, "its right edge", text(head), text(state.head()));
    }
    checkpoint(state, head);
    kept.ifPresent(one -> continues(one, state));
    return head.size();
  }

  private void leaf(AuditTrail.Leaf leaf) {
    long place = edge.head().size();
    if (leaf.place() != place) {
      notes.note(
          AuditCode.LOG_TREE_DIFFERS, leaf.id(), "the place " + place, "the place " + leaf.place());
    }
    Bytes hash = MerkleTree.leaf(leaf.entry().getBytes(StandardCharsets.UTF_8));
    if (!hash.equals(leaf.hash())) {
      notes.note(AuditCode.LOG_ENTRY_CHANGED, leaf.id(), leaf.hash().hex(), hash.hex());
    }
    edge.append(hash, this::keep);
    remember(edge.head());
  }

  /** As many as are stored: one of 256. */
  private void keep(int level, long number, Bytes root) {
    if (level % STEP == 0) {
      nodes.put(level + "/" + number, root);
    }
  }

  private void remember(TreeHead head) {
    heads.computeIfPresent(head.size(), (size, unknown) -> head.root());
  }

  private void node(AuditTrail.Node node) {
    String place = node.level() + "/" + node.number();
    Bytes wanted = nodes.getOrDefault(place, Bytes.EMPTY);
    if (!wanted.equals(node.hash())) {
      notes.note(
          AuditCode.LOG_TREE_DIFFERS,
          "the subtree " + place,
          wanted.equals(Bytes.EMPTY) ? "nothing" : wanted.hex(),
          node.hash().hex());
    }
  }

  private void checkpoint(AuditTrail.State state, TreeHead head) {
    Optional<Checkpoint> signed = state.checkpoint().filter(c -> c.isSignedBy(state.key()));
    if (signed.filter(c -> c.head().equals(head)).isEmpty()) {
      String found =
          state.checkpoint().map(c -> text(c.head())).orElse("something that is no checkpoint");
      String wanted = text(head) + ", signed";
      notes.note(
          AuditCode.LOG_CHECKPOINT_REFUSED,
          "the log",
          wanted,
          signed.isPresent() ? found : found + ", not signed by the log's key");
    }
  }

  private void continues(KeptCheckpoint kept, AuditTrail.State state) {
    Checkpoint checkpoint = kept.checkpoint();
    Bytes root = heads.getOrDefault(checkpoint.head().size(), Bytes.EMPTY);
    boolean same = root.equals(checkpoint.head().root()) && checkpoint.isSignedBy(state.key());
    if (!same) {
      String found =
          root.equals(Bytes.EMPTY)
              ? edge.head().size() + " entries"
              : text(new TreeHead(checkpoint.head().size(), root));
      notes.note(AuditCode.LOG_REWRITTEN, kept.file(), text(checkpoint.head()), found);
    }
  }

  private static String text(TreeHead head) {
    return head.size() + " entries with the root " + head.root().hex();
  }
}

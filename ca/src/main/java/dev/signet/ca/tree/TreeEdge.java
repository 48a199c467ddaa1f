// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.tree;

import dev.signet.x509.der.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of a growing tree: the roots of the whole subtrees of which it consists, largest
 * first. Enough to append leaves and to know the root. Not safe for use by several threads.
 */
public final class TreeEdge {
  private static final int HASH_LENGTH = 32;

  private final List<Bytes> peaks;
  private long size;

  private TreeEdge(long size, List<Bytes> peaks) {
    this.size = size;
    this.peaks = new ArrayList<>(peaks);
  }

  /**
   * The edge of a tree.
   *
   * @param peaks what {@link #peaks} gave
   */
  public static TreeEdge of(long size, byte[] peaks) {
    List<Bytes> hashes = new ArrayList<>();
    for (int i = 0; i + HASH_LENGTH <= peaks.length; i += HASH_LENGTH) {
      hashes.add(Bytes.of(Arrays.copyOfRange(peaks, i, i + HASH_LENGTH)));
    }
    return new TreeEdge(size, hashes);
  }

  /** Hears of each subtree that has become whole. */
  public interface Listener {
    /** As {@link MerkleTree.Nodes#node} has it. */
    void whole(int level, long number, Bytes root);
  }

  /** Appends a leaf. */
  public void append(Bytes leaf, Listener listener) {
    Bytes hash = leaf;
    int level = 0;
    while ((size >> level & 1) == 1) {
      hash = MerkleTree.node(peaks.removeLast(), hash);
      level++;
      listener.whole(level, size >> level, hash);
    }
    peaks.add(hash);
    size++;
  }

  /** The tree as it is now. */
  public TreeHead head() {
    if (peaks.isEmpty()) {
      return new TreeHead(0, MerkleTree.root((level, number) -> Bytes.EMPTY, 0));
    }
    Bytes root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = MerkleTree.node(peaks.get(i), root);
    }
    return new TreeHead(size, root);
  }

  /** The subtrees' roots, one behind the other. */
  public byte[] peaks() {
    byte[] all = new byte[peaks.size() * HASH_LENGTH];
    for (int i = 0; i < peaks.size(); i++) {
      System.arraycopy(peaks.get(i).toArray(), 0, all, i * HASH_LENGTH, HASH_LENGTH);
    }
    return all;
  }
}

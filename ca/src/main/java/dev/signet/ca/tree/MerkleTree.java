// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.tree;

import dev.signet.x509.der.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The hashes and proofs of RFC 6962, 2.1, over SHA-256. */
public final class MerkleTree {
  /** 2.1: a byte before what is hashed keeps leaves from being taken for nodes. */
  private static final byte LEAF = 0;

  private static final byte NODE = 1;

  private MerkleTree() {}

  /** Where the roots of whole subtrees come from. */
  public interface Nodes {
    /**
     * The root of a whole subtree.
     *
     * @param level it has 2 to the power of this leaves
     * @param number its place among those of its size, from 0
     */
    Bytes node(int level, long number);
  }

  /** The hash of an entry. */
  public static Bytes leaf(byte[] entry) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return Bytes.of(digest.digest(entry));
  }

  /** The hash of two subtrees. */
  public static Bytes node(Bytes left, Bytes right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left.toArray());
    return Bytes.of(digest.digest(right.toArray()));
  }

  /** The root of a tree; that of an empty one is the hash of nothing. */
  public static Bytes root(Nodes nodes, long size) {
    return size == 0 ? Bytes.of(sha256().digest()) : range(nodes, 0, size);
  }

  /**
   * 2.1.1: the hashes by which a leaf and nothing else give the root, from the leaf upwards.
   *
   * @param place the leaf's, from 0
   */
  public static List<Bytes> inclusion(Nodes nodes, long place, long size) {
    List<Bytes> proof = new ArrayList<>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long middle = from + split(to - from);
      boolean left = place < middle;
      proof.addFirst(left ? range(nodes, middle, to) : range(nodes, from, middle));
      from = left ? from : middle;
      to = left ? middle : to;
    }
    return List.copyOf(proof);
  }

  /** 2.1.2: the hashes that show that a smaller tree is the beginning of a larger one. */
  public static List<Bytes> consistency(Nodes nodes, long smaller, long size) {
    List<Bytes> proof = new ArrayList<>();
    long from = 0;
    long to = size;
    boolean whole = true;
    while (smaller != to && smaller > 0) {
      long middle = from + split(to - from);
      boolean left = smaller <= middle;
      proof.addFirst(left ? range(nodes, middle, to) : range(nodes, from, middle));
      whole &= left;
      from = left ? from : middle;
      to = left ? middle : to;
    }
    if (!whole) {
      proof.addFirst(range(nodes, from, to));
    }
    return List.copyOf(proof);
  }

  /** Whether a proof shows that a leaf is in a tree (RFC 9162, 2.1.3.2). */
  public static boolean includes(Bytes leaf, long place, TreeHead head, List<Bytes> proof) {
    if (place >= head.size()) {
      return false;
    }
    long node = place;
    long last = head.size() - 1;
    Bytes hash = leaf;
    for (Bytes other : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = node(other, hash);
        int up = Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        hash = node(hash, other);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(head.root());
  }

  /** Whether a proof shows that a smaller tree is the beginning of a larger one (2.1.4.2). */
  public static boolean grows(TreeHead smaller, TreeHead larger, List<Bytes> proof) {
    if (smaller.size() > larger.size()) {
      return false;
    }
    if (smaller.size() == larger.size() || smaller.size() == 0) {
      boolean same = smaller.size() == 0 || smaller.root().equals(larger.root());
      return proof.isEmpty() && same;
    }
    List<Bytes> path = new ArrayList<>(proof);
    if (Long.bitCount(smaller.size()) == 1) {
      path.addFirst(smaller.root());
    }
    return !path.isEmpty() && folds(smaller, larger, path);
  }

  private static boolean folds(TreeHead smaller, TreeHead larger, List<Bytes> path) {
    int shift = Long.numberOfTrailingZeros(smaller.size());
    long node = (smaller.size() - 1) >> shift;
    long last = (larger.size() - 1) >> shift;
    Bytes first = path.getFirst();
    Bytes second = path.getFirst();
    for (Bytes other : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        first = node(other, first);
        second = node(other, second);
        int up = Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        second = node(second, other);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && first.equals(smaller.root()) && second.equals(larger.root());
  }

  /** The root of some leaves; the first is one with which a whole subtree of their size begins. */
  private static Bytes range(Nodes nodes, long from, long to) {
    long size = to - from;
    if (Long.bitCount(size) == 1) {
      int level = Long.numberOfTrailingZeros(size);
      return nodes.node(level, from >> level);
    }
    long middle = from + split(size);
    return node(range(nodes, from, middle), range(nodes, middle, to));
  }

  /** The largest power of two below a number. */
  private static long split(long size) {
    return Long.highestOneBit(size - 1);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

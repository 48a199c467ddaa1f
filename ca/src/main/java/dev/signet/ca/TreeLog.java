// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.ca.tree.Checkpoint;
import dev.signet.ca.tree.TreeHead;
import dev.signet.x509.der.Bytes;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * The log of what the authority did, as a tree that only grows (RFC 6962, 2.1). Entries are written
 * in the transactions that do things; a moment later each gets its place.
 */
public interface TreeLog {
  /** Gives places to entries that wait for one, some thousands at most. Returns how many. */
  int sequence();

  /** The tree's newest checkpoint. */
  Checkpoint checkpoint();

  /** The key that signs checkpoints. */
  PublicKey key();

  /**
   * What shows that an entry is in the tree of {@link #checkpoint}; empty where it has no place.
   */
  Optional<Inclusion> inclusion(String id);

  /**
   * What shows that a smaller tree is the beginning of that of the newest checkpoint.
   *
   * @param smaller its size
   * @return empty where the tree is not that large
   */
  Optional<Growth> growth(long smaller);

  /**
   * What shows that an entry is in a tree.
   *
   * @param entry its text
   * @param place its place, from 0
   * @param checkpoint the tree
   * @param proof hashes from the leaf upwards
   */
  record Inclusion(String entry, long place, Checkpoint checkpoint, List<Bytes> proof) {
    /** Copies the list. */
    public Inclusion {
      proof = List.copyOf(proof);
    }
  }

  /**
   * What shows that a tree has grown.
   *
   * @param smaller what it was
   * @param checkpoint what it is
   * @param proof the hashes of RFC 6962, 2.1.2
   */
  record Growth(TreeHead smaller, Checkpoint checkpoint, List<Bytes> proof) {
    /** Copies the list. */
    public Growth {
      proof = List.copyOf(proof);
    }
  }
}

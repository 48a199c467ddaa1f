// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.util.Optional;

/** Parts certificates among the lists that would name them, so that no list grows without bound. */
public interface ShardBook {
  /**
   * So many certificates share a list, some more where nodes fill one together. All revoked, it has
   * 100 KB; most are never revoked, and then clients fetch a few hundred bytes.
   */
  int CAPACITY = 2_048;

  /**
   * The list for the next certificate of an issuer.
   *
   * @param prefix the address of the issuer's lists, up to the number
   */
  CrlScope next(String issuer, String prefix);

  /** The address of a shard's list, in full; empty where there is no such shard. */
  Optional<String> address(CrlScope scope);
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.path;

import dev.signet.bench.path.ChainSet.Chain;

/** A validator: reads three certificates and says whether the path holds. */
@FunctionalInterface
interface PathPeer {
  /**
   * Validates one chain, everything read afresh.
   *
   * @throws Exception where the path does not hold, which no figure survives
   */
  void validate(Chain chain) throws Exception;
}

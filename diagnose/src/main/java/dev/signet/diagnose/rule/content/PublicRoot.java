// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.content;

import dev.signet.diagnose.fact.ChainFacts;

/** Whether the chain ends at an authority that the public trusts. */
final class PublicRoot {
  private static final int MANY = 100;

  private PublicRoot() {}

  /** A store of so many roots is one that an operating system or browser came with. */
  static boolean isIn(ChainFacts chain) {
    return chain.isTrusted() && chain.anchors().anchors().size() >= MANY;
  }
}

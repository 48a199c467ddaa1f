// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import java.io.IOException;

/**
 * A fault, and the line that is printed for it.
 *
 * @param code which finding prints the line
 * @param audience for whom
 * @param staging sets the fault up
 */
record FixCase(Code code, String audience, Staging staging) {
  /** Sets a fault up. */
  @FunctionalInterface
  interface Staging {
    Staged stage(Lab lab, FixFolder folder) throws IOException;
  }

  /** Whether something holds. */
  @FunctionalInterface
  interface Proof {
    boolean holds() throws IOException, InterruptedException;
  }

  /**
   * What was set up.
   *
   * @param finding prints the line
   * @param before does not hold while the line has not been run
   * @param after holds once it was
   */
  record Staged(Finding finding, Proof before, Proof after) {}

  /** What the report calls it. */
  String name() {
    return "fix: " + code.id() + " (" + audience + ")";
  }
}

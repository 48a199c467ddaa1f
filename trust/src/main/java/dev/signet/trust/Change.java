// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.Finding;

/** What came of asking a trust store to change. */
public sealed interface Change {
  /**
   * The store was changed.
   *
   * @param what was done, one sentence without a full stop
   * @param undo the command that takes it back, without Signet
   */
  record Made(String what, String undo) implements Change {}

  /**
   * The store is already as it was asked to be.
   *
   * @param why one sentence without a full stop
   */
  record Unneeded(String why) implements Change {}

  /**
   * The store was not changed.
   *
   * @param finding why
   */
  record Refused(Finding finding) implements Change {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.Finding;
import java.util.List;

/** What came of asking a trust store to change. */
public sealed interface Change {
  /**
   * The store was changed.
   *
   * @param what was done, one sentence without a full stop
   * @param undo the command that takes it back, without Signet
   * @param hints what a person may still have to do so that programs notice, each with its command
   */
  record Made(String what, String undo, List<String> hints) implements Change {
    /** Copies the hints. */
    public Made {
      hints = List.copyOf(hints);
    }

    /** A change that every program notices which starts from now on. */
    public Made(String what, String undo) {
      this(what, undo, List.of());
    }
  }

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

// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;

/** That the usual connection ended without a word of the server. */
final class Cut {
  private Cut() {}

  /** Nothing came at all, and no rule of a protocol explains the end. */
  static boolean isSilent(CaseFile file) {
    boolean ended =
        switch (file.ending()) {
          case Ending.Closed _, Ending.Reset _, Ending.Silent _ -> true;
          default -> false;
        };
    return ended && !file.usual().wasAnswered() && file.usual().heard().firstBytes().isEmpty();
  }

  /** The end as people say it. */
  static String text(CaseFile file) {
    return switch (file.ending()) {
      case Ending.Closed _ -> "the server closed the connection";
      case Ending.Reset _ -> "the connection was reset";
      default -> "nothing came";
    };
  }
}

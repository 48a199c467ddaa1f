// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Finding;

/**
 * One pass over a request target: what no target may hold, where the path ends, and whether the
 * path is plain, so that nothing else needs to look at it. Most are.
 */
final class TargetScan {
  /** The target is none. */
  static final int MALFORMED = Integer.MIN_VALUE;

  private static final int VISIBLE_FROM = 0x21;
  private static final int VISIBLE_TO = 0x7e;

  private TargetScan() {}

  /**
   * Where the path ends: the index itself where the path is plain, its complement where it needs a
   * closer look, {@link #MALFORMED} where it is no path.
   */
  static int end(String target) {
    int length = target.length();
    if (length == 0 || target.charAt(0) != '/') {
      return MALFORMED;
    }
    boolean plain = true;
    int end = length;
    char before = ' ';
    for (int i = 0; i < length; i++) {
      char c = target.charAt(i);
      if (c < VISIBLE_FROM || c > VISIBLE_TO || c == '#') {
        return MALFORMED;
      }
      if (c == '?' && end == length) {
        end = i;
      }
      plain &= end < length || isPlain(c, before);
      before = c;
    }
    return plain ? end : ~end;
  }

  /** The finding for a malformed target. */
  static PathVerdict.Refused malformed(String target) {
    String found = "no slash at its beginning";
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c < VISIBLE_FROM || c > VISIBLE_TO || c == '#') {
        found = String.format("the character U+%04X", (int) c);
        break;
      }
    }
    return new PathVerdict.Refused(
        Finding.about(GatewayCode.TARGET_MALFORMED).found(found).build());
  }

  // A dot counts only at the beginning of a segment: "/a.b" is common and harmless.
  private static boolean isPlain(char c, char before) {
    return switch (c) {
      case '%', '\\', ';' -> false;
      case '/', '.' -> before != '/';
      default -> true;
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.name;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The name that was most likely meant. */
final class Nearest {
  /**
   * Comparing is quadratic in the names' length; certificates with more names are compared in part.
   */
  private static final int MAX_COMPARED = 100;

  private Nearest() {}

  /** The name with the fewest changes of letters; empty where there is none. */
  static String of(String wanted, List<String> names) {
    return names.stream()
        .limit(MAX_COMPARED)
        .min(Comparator.comparingInt(name -> distance(wanted, name)))
        .orElse("");
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}

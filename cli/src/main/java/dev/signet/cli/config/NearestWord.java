// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class NearestWord {
  /** Longer words are not compared: nobody mistypes them, and the work grows with the square. */
  private static final int MAX_LENGTH = 64;

  private NearestWord() {}

  /** The valid word with the fewest edits from what was typed, if it is near enough to be meant. */
  public static Optional<String> to(String typed, Collection<String> valid) {
    if (typed.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String word = typed.toLowerCase(Locale.ROOT);
    return valid.stream()
        .filter(candidate -> isNear(word, candidate))
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  // A third of the letters may differ: more is another word. What was typed may also be a
  // beginning.
  private static boolean isNear(String word, String candidate) {
    return distance(word, candidate) <= Math.max(1, (word.length() + 1) / 3)
        || (word.length() > 2 && candidate.startsWith(word));
  }

  /**
   * The optimal string alignment distance: insertions, deletions, changes and swaps of neighbours.
   */
  static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(from, to, i, j, cost);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int cheapest(String from, String to, int i, int j, int[][] cost) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int edit = cost[i - 1][j - 1] + (same ? 0 : 1);
    int best = Math.min(edit, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}

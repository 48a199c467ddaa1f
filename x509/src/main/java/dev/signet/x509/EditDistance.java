// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

/** How many letters must be changed, added or dropped to turn one text into another. */
final class EditDistance {
  /**
   * Host names have at most 253 letters; what is longer is cut, the distance is only used to rank.
   */
  private static final int MAX_CHARS = 253;

  private EditDistance() {}

  static int between(String first, String second) {
    String a = first.substring(0, Math.min(first.length(), MAX_CHARS));
    String b = second.substring(0, Math.min(second.length(), MAX_CHARS));
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      advance(row, a.charAt(i - 1), b);
    }
    return row[b.length()];
  }

  private static void advance(int[] row, char letter, String b) {
    int diagonal = row[0];
    row[0]++;
    for (int j = 1; j < row.length; j++) {
      int changed = diagonal + (letter == b.charAt(j - 1) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
    }
  }
}

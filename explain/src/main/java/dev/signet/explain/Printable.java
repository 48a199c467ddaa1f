// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

/**
 * Makes text that came from elsewhere safe to print on one line.
 *
 * <p>A subject name or a header can hold escape sequences that would repaint a terminal, or line
 * breaks that would forge a log line.
 */
public final class Printable {
  /** Longer values are cut: evidence must fit a screen. */
  public static final int MAX_CHARS = 400;

  private Printable() {}

  /**
   * The text with control, format and unpaired characters escaped as in Java, cut at {@value
   * #MAX_CHARS} characters.
   */
  public static String line(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length() && safe.length() < MAX_CHARS; ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (isSafe(point)) {
        safe.appendCodePoint(point);
      } else {
        safe.append(String.format("\\u%04x", point));
      }
    }
    return safe.length() >= MAX_CHARS ? safe.append('…').toString() : safe.toString();
  }

  private static boolean isSafe(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}

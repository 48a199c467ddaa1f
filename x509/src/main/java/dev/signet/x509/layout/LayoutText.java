// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.layout;

import dev.signet.x509.der.ByteRange;
import dev.signet.x509.der.Bytes;

/** A layout as people read it: a line for each segment. */
final class LayoutText {
  /** What fits beside the name of the field; the rest is in the certificate. */
  private static final int MAX_BYTES = 8;

  private static final int BYTES_COLUMN = 3 * MAX_BYTES + 1;

  private LayoutText() {}

  static String of(ByteLayout layout) {
    StringBuilder text = new StringBuilder();
    line(text, " first", "  last", "bytes", "field");
    for (Segment segment : layout.segments()) {
      ByteRange range = segment.range();
      line(
          text,
          "%6d".formatted(range.from()),
          "%6d".formatted(range.to() - 1),
          start(layout.bytes(), range),
          "  ".repeat(segment.depth()) + segment.label() + ": " + segment.value());
    }
    return text.append(layout.bytes().length())
        .append(" bytes, each in one of ")
        .append(layout.segments().size())
        .append(" fields\n")
        .toString();
  }

  private static void line(
      StringBuilder text, String first, String last, String bytes, String field) {
    text.append(first).append(' ').append(last).append("  ").append(bytes);
    text.repeat(' ', Math.max(2, BYTES_COLUMN + 1 - bytes.length())).append(field).append('\n');
  }

  private static String start(Bytes bytes, ByteRange range) {
    int end = Math.min(range.to(), range.from() + MAX_BYTES);
    StringBuilder hex = new StringBuilder();
    for (int i = range.from(); i < end; i++) {
      hex.append("%02x ".formatted(bytes.at(i)));
    }
    return (end < range.to() ? hex.append('…') : hex).toString().stripTrailing();
  }
}

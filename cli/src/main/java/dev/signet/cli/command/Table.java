// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.explain.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns as wide as their widest cell. */
final class Table {
  private static final String GAP = "  ";

  private final List<String[]> rows = new ArrayList<>();

  Table(String... titles) {
    rows.add(titles);
  }

  /** Adds a row; cells from elsewhere cannot repaint the terminal. */
  void row(String... cells) {
    rows.add(Arrays.stream(cells).map(Printable::line).toArray(String[]::new));
  }

  /** Writes the table as data, or says something where it has no rows. */
  void print(Console console, String empty) {
    if (rows.size() == 1) {
      console.say(empty);
      return;
    }
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      Arrays.setAll(widths, i -> Math.max(widths[i], row[i].length()));
    }
    rows.forEach(row -> console.data(line(row, widths)));
  }

  private static String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      line.append(row[i]).append(" ".repeat(widths[i] - row[i].length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}

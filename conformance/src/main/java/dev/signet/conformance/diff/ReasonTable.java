// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why validators disagree with ours: rows of a peer, a fault, our own answer and the reason.
 *
 * <p>A fault that ends with an asterisk stands for all that begin so. Our answer is in the row so
 * that a reason does not cover another disagreement about the same fault.
 *
 * @param rows in the order of the table
 */
record ReasonTable(List<Row> rows) {
  private static final String RESOURCE = "reasons.tsv";

  /**
   * One row.
   *
   * @param peer who disagrees
   * @param fault about what
   * @param ours what we say
   * @param reason why they do not
   */
  record Row(String peer, String fault, String ours, String reason) {
    private static Row of(String line) {
      String[] columns = line.split("\t", -1);
      if (columns.length != 4) {
        throw new IllegalStateException(RESOURCE + ": " + line);
      }
      return new Row(columns[0], columns[1], columns[2], columns[3]);
    }

    private boolean covers(String name, String known, String answer) {
      boolean same =
          fault.endsWith("*")
              ? known.startsWith(fault.substring(0, fault.length() - 1))
              : known.equals(fault);
      return same && peer.equals(name) && ours.equals(answer);
    }
  }

  static ReasonTable read() throws IOException {
    try (@Nullable InputStream stream = ReasonTable.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is absent");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return new ReasonTable(
          reader.lines().filter(line -> !line.startsWith("#")).map(Row::of).toList());
    }
  }

  /** Why a peer answers a case otherwise than we do. */
  Optional<String> reason(DiffPeer peer, DiffCase asked, DiffAnswer ours) {
    return rows.stream()
        .filter(row ->
            asked.faults().stream().anyMatch(fault -> row.covers(peer.name(), fault, ours.why())))
        .map(Row::reason)
        .findFirst();
  }
}

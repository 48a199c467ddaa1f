// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of this module: one row a line, tabulators between. */
final class DataTable {
  private DataTable() {}

  static List<List<String>> rows(String name) {
    String path = "/META-INF/diagnose/" + name;
    try (@Nullable InputStream stream = DataTable.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException(path + " is absent");
      }
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        return reader
            .lines()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(line -> List.of(line.split("\t", -1)))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}

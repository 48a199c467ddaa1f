// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The tables in {@code conformance/vectors}. */
final class Vectors {
  private Vectors() {}

  /** The rows of a table, each split at its tabulators. */
  static List<List<String>> rows(String file) throws IOException {
    Path path = folder().resolve(file);
    try (InputStream raw = Files.newInputStream(path);
        InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> List.of(line.split("\t", -1))).toList();
    }
  }

  /** The program is told where the repository is; tests run in the module's folder. */
  private static Path folder() {
    return Path.of(System.getProperty("signet.home", ".."), "conformance", "vectors");
  }
}

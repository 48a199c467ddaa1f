// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cases that a suite answers otherwise on purpose, each with its reason. */
public final class ReasonedExceptions {
  private ReasonedExceptions() {}

  /**
   * Case to reason, from a table in the resources: one case a line, a tabulator between.
   *
   * @param suite the class beside which the table lies
   */
  public static Map<String, String> read(Class<?> suite, String resource) {
    try (@Nullable InputStream stream = suite.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is absent");
      }
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        return reader
            .lines()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(line -> line.split("\t", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}

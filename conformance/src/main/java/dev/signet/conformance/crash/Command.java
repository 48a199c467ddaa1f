// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.crash;

import dev.signet.http.JsonBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command of the program that ran to its end.
 *
 * @param exit its exit code
 * @param output what it printed to standard output
 */
record Command(int exit, String output) {
  private static final int LIMIT_SECONDS = 60;

  /** Runs a command on a data directory, beside a running gateway or without one. */
  static Command run(Place place, String input, String... words)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--json", "--data", place.data().toString()));
    ProcessBuilder builder = new ProcessBuilder(line(place.launcher(), all));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("still running after " + LIMIT_SECONDS + " s: " + all);
    }
    return new Command(process.exitValue(), output);
  }

  static List<String> line(Path launcher, List<String> words) {
    List<String> line = new ArrayList<>(List.of(launcher.toString()));
    line.addAll(words);
    return line;
  }

  boolean isFine() {
    return exit == 0;
  }

  /** The objects that it printed, one per line. */
  List<JsonBody> objects() {
    return output
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(line -> JsonBody.parse(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that does one thing and must succeed.
 *
 * @param words the program and its arguments
 * @param folder where it is started
 * @param environment what is added to ours
 */
record Command(List<String> words, Path folder, Map<String, String> environment) {
  /** How much of its talk is shown when it fails. */
  private static final int SHOWN = 2000;

  /** Runs it to its end and gives back what it said. */
  String run() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        String end = said.substring(Math.max(0, said.length() - SHOWN));
        throw new IOException(String.join(" ", words) + " ended with " + code + ": " + end.strip());
      }
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of the machine that a benchmark needs: load generators and peers. */
final class Tool {
  private static final List<String> PLACES =
      List.of("/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/", "/usr/local/bin/", "/usr/local/sbin/");

  private Tool() {}

  /** Says which of the programs are not there, as Debian calls their packages. */
  static void require(String... programs) throws IOException {
    List<String> missing = Stream.of(programs).filter(name -> path(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw new IOException("not installed: " + String.join(", ", missing));
    }
  }

  /** Runs a program to its end and yields all that it printed. */
  static String run(String... words) throws IOException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return out;
  }

  /** The first line that a program prints, which is where programs put their version. */
  static String version(String... words) throws IOException {
    return run(words).lines().findFirst().orElse("unknown").strip();
  }

  private static String path(String program) {
    return PLACES.stream()
        .map(place -> place + program)
        .filter(file -> Files.isExecutable(Path.of(file)))
        .findFirst()
        .orElse("");
  }
}

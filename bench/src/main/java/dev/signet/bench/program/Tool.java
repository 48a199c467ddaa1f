// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.program;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the machine that a benchmark needs: load generators and peers. */
public final class Tool {
  private static final List<String> PLACES =
      List.of("/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/", "/usr/local/bin/", "/usr/local/sbin/");

  private Tool() {}

  /** Says which of the programs are not there, as Debian calls their packages. */
  public static void require(String... programs) throws IOException {
    List<String> missing = Stream.of(programs).filter(name -> find(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw new IOException("not installed: " + String.join(", ", missing));
    }
  }

  /** Runs a program to its end and yields all that it printed. */
  public static String run(String... words) throws IOException {
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
  public static String version(String... words) throws IOException {
    return run(words).lines().findFirst().orElse("unknown").strip();
  }

  /** Where a program is: in a usual place, or on the path. */
  public static Optional<Path> find(String program) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.concat(PLACES.stream(), Stream.of(path.split(File.pathSeparator)))
        .map(place -> Path.of(place, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}

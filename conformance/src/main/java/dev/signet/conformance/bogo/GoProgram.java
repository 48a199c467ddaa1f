// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Go compiler of this machine. */
public final class GoProgram {
  /** The distribution's own first: its runner was made for that one. */
  private static final Path DISTRIBUTION = Path.of("/usr/bin/go");

  private final Path program;

  private GoProgram(Path program) {
    this.program = program;
  }

  /** Looks for it in its usual place and on the PATH. */
  public static Optional<GoProgram> find() {
    Stream<Path> onPath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, "go"));
    return Stream.concat(Stream.of(DISTRIBUTION), onPath)
        .filter(Files::isExecutable)
        .findFirst()
        .map(GoProgram::new);
  }

  /**
   * Runs it; nothing is fetched from anywhere.
   *
   * @param cache where it keeps what it compiled
   * @param sources folders with a {@code src} in each, as packages of the distribution have it
   */
  public void run(Path folder, Path cache, List<Path> sources, List<String> words)
      throws IOException, InterruptedException {
    String path = String.join(":", sources.stream().map(Path::toString).toList());
    Map<String, String> environment =
        Map.of(
            "GO111MODULE", "off",
            "GOPATH", path.isEmpty() ? cache.toString() : path,
            "GOCACHE", cache.toString(),
            "GOFLAGS", "",
            "GOTOOLCHAIN", "local");
    List<String> command = Stream.concat(Stream.of(program.toString()), words.stream()).toList();
    new Command(command, folder, environment).run();
  }
}

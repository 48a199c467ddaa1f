// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a target with what a fuzzer kept, in a process that nothing instruments: only there can it
 * be said what an input costs.
 */
public final class FuzzReplay {
  private FuzzReplay() {}

  /** Takes a target's name and a folder of inputs; ends with the first thing that is wrong. */
  public static void main(String[] arguments) throws IOException {
    FuzzTarget target = FuzzTargets.named(arguments[0]);
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(arguments[1]))) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      try {
        target.run(Files.readAllBytes(file));
      } catch (RuntimeException e) {
        throw new IllegalStateException(file + ": " + e.getMessage(), e);
      }
    }
    System.out.println(files.size() + " inputs");
  }
}

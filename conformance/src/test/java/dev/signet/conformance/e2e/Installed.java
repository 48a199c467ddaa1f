// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs that tests use and that this repository does not bring. */
final class Installed {
  private Installed() {}

  /** Skips the test, with a reason that {@code ./verify} knows, where the program is not there. */
  static void require(String program) {
    boolean found =
        List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(found || Files.isExecutable(Path.of(program)), program + " is not installed");
  }
}

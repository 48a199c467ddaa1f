// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gibibyte each way through a gateway in a process whose whole memory is a sixteenth of that. */
final class FlatMemoryTest {
  private static final long GIBIBYTE = 1L << 30;

  @Test
  void aGibibytePassesEachWayInSixtyFourMebibytes() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:MaxDirectMemorySize=64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path").replace(File.pathSeparator, ":"),
                LargeTransfer.class.getName(),
                Long.toString(GIBIBYTE)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines;
    try (BufferedReader reader = process.inputReader()) {
      lines = reader.lines().toList();
    }
    assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    assertThat(lines).contains("up " + GIBIBYTE, "down " + GIBIBYTE);
  }
}

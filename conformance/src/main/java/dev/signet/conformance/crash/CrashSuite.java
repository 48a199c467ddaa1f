// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.crash;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Kills the whole program (SIGKILL) at seeded random moments while users and operators work with
 * it, and looks each time whether anything that was confirmed is lost.
 */
public final class CrashSuite implements Suite {
  private static final int KILLS = 200;
  private static final long DEFAULT_SEED = 1;

  private final Map<String, String> environment;
  private final PrintStream out;

  /**
   * A suite that shows its seed. {@code SIGNET_SEED} and {@code SIGNET_KILLS} in the environment
   * choose another seed and number.
   */
  public CrashSuite(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public String summary() {
    return "kills a working signet up 200 times and looks for what was lost";
  }

  @Override
  public void run(CaseLog cases) throws Exception {
    long seed = number("SIGNET_SEED", DEFAULT_SEED);
    out.println("seed " + seed);
    Path folder = Files.createTempDirectory("signet-crash");
    try {
      Path launcher =
          Path.of(System.getProperty("signet.home", "")).resolve("signet").toAbsolutePath();
      CrashRun run = new CrashRun(launcher, folder.resolve("data"), seed);
      run.run((int) number("SIGNET_KILLS", KILLS), "sqlite", cases);
      out.println(run.summary());
    } finally {
      delete(folder);
    }
  }

  private long number(String variable, long otherwise) {
    return Long.parseLong(environment.getOrDefault(variable, Long.toString(otherwise)));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    }
  }
}

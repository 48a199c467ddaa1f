// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.program;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.Suite;
import dev.signet.conformance.crash.CrashSuite;
import dev.signet.conformance.h2.H2specSuite;
import dev.signet.conformance.path.LimboSuite;
import dev.signet.conformance.path.PkitsSuite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The program behind {@code ./conformance/run SUITE [--report FILE]}. */
public final class Conformance {
  private static final int FINE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  /** Every suite there is; a new one is added here. */
  private static final List<Suite> SUITES =
      List.of(
          new LimboSuite(),
          new PkitsSuite(),
          new H2specSuite(),
          new CrashSuite(System.getenv(), System.out));

  private final PrintStream out;

  private Conformance(PrintStream out) {
    this.out = out;
  }

  /** Exits with 0 when nothing failed, 1 when something did, 2 for words it does not know. */
  public static void main(String[] arguments) throws IOException {
    System.exit(new Conformance(System.out).run(List.of(arguments)));
  }

  private int run(List<String> arguments) throws IOException {
    Optional<Suite> suite =
        SUITES.stream().filter(known -> arguments.indexOf(known.name()) == 0).findFirst();
    boolean reported = arguments.size() == 3 && arguments.get(1).equals("--report");
    if (suite.isEmpty() || (arguments.size() > 1 && !reported)) {
      return usage();
    }
    CaseLog cases = new CaseLog(out);
    judge(suite.get(), cases);
    if (reported) {
      Files.write(Path.of(arguments.get(2)), cases.lines());
    }
    out.println(cases.summary());
    return cases.isGood() ? FINE : FAILED;
  }

  private static void judge(Suite suite, CaseLog cases) {
    try {
      suite.run(cases);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cases.failed(suite.name(), "interrupted");
    } catch (Exception e) {
      cases.failed(suite.name(), "the suite itself stopped: " + e);
    }
  }

  private int usage() {
    out.println("usage: ./conformance/run SUITE [--report FILE]");
    SUITES.forEach(suite -> out.println("  " + suite.name() + "  " + suite.summary()));
    return USAGE;
  }
}

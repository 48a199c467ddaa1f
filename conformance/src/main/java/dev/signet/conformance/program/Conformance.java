// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.program;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.Suite;
import dev.signet.conformance.bogo.BogoSuite;
import dev.signet.conformance.crash.CrashSuite;
import dev.signet.conformance.diff.DiffSuite;
import dev.signet.conformance.faultlab.FaultLabSuite;
import dev.signet.conformance.fuzz.FuzzSuite;
import dev.signet.conformance.h2.H2specSuite;
import dev.signet.conformance.interop.InteropSuite;
import dev.signet.conformance.path.LimboSuite;
import dev.signet.conformance.path.PkitsSuite;
import dev.signet.conformance.trust.TrustSuite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program behind {@code ./conformance/run SUITE [--report FILE]}. */
public final class Conformance {
  private static final int FINE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final String REPORT = "--report";

  /** Every suite there is; a new one is added here. */
  private static final List<Suite> SUITES =
      List.of(
          new LimboSuite(),
          new PkitsSuite(),
          new DiffSuite(),
          new H2specSuite(),
          new BogoSuite(System.out),
          new InteropSuite(),
          new FuzzSuite(System.out),
          new FaultLabSuite(System.out),
          new TrustSuite(),
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
    Optional<Suite> known =
        SUITES.stream().filter(each -> arguments.indexOf(each.name()) == 0).findFirst();
    if (known.isEmpty()) {
      return usage();
    }
    List<String> words = new ArrayList<>(arguments.subList(1, arguments.size()));
    int report = words.indexOf(REPORT);
    if (report == words.size() - 1 && report >= 0) {
      return usage();
    }
    Optional<Path> file =
        report < 0 ? Optional.empty() : Optional.of(Path.of(words.remove(report + 1)));
    words.remove(REPORT);
    try {
      return run(known.get().with(words), file);
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      return usage();
    }
  }

  private int run(Suite suite, Optional<Path> report) throws IOException {
    CaseLog cases = new CaseLog(out);
    judge(suite, cases);
    if (report.isPresent()) {
      Files.write(report.get(), suite.report(cases));
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
    out.println("usage: ./conformance/run SUITE [--report FILE] [the suite's own words]");
    SUITES.forEach(suite -> out.println("  " + suite.name() + "  " + suite.summary()));
    return USAGE;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.bogo.RunnerCall.Ending;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** Shows how the tests ended: by group, and what was not run by its reason. */
final class BogoReport {
  private final PrintStream out;
  private final CaseLog cases;
  private final Map<String, Counts> groups = new TreeMap<>();
  private final Map<String, Integer> differences = new TreeMap<>();

  BogoReport(PrintStream out, CaseLog cases) {
    this.out = out;
    this.cases = cases;
  }

  /**
   * Shows them.
   *
   * @param endings of the tests that were run
   * @param skipped those that are out of scope, with their reasons
   * @param missing what tests that could not be run wanted, with how many of them
   */
  void write(
      Map<String, Ending> endings, Map<String, String> skipped, Map<String, Integer> missing) {
    endings.forEach(this::count);
    skipped.forEach(cases::leftOut);
    groups.forEach((group, counts) -> out.println(counts + "  " + group));
    Map<String, Integer> reasons = new TreeMap<>();
    skipped.values().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
    table("passed as the RFC has it, against the runner", differences);
    table("out of scope", reasons);
    table("not implemented", new TreeMap<>(missing));
  }

  private void count(String name, Ending ending) {
    Counts counts = groups.computeIfAbsent(name.split("-", 2)[0], _ -> new Counts());
    switch (ending) {
      case Ending.Passed() -> {
        cases.passed(name, "");
        counts.passed++;
      }
      case Ending.Differs(String reason) -> {
        cases.passed(name, reason);
        differences.merge(reason, 1, Integer::sum);
        counts.passed++;
      }
      case Ending.Failed(String talk) -> {
        cases.failed(name, talk);
        counts.failed++;
      }
      case Ending.NotImplemented() -> {
        cases.leftOut(name, "not implemented");
        counts.missing++;
      }
    }
  }

  private void table(String title, Map<String, Integer> counts) {
    out.println(title + ": " + counts.values().stream().mapToInt(Integer::intValue).sum());
    counts.forEach((reason, count) -> out.println("  " + count + "  " + reason));
  }

  private static final class Counts {
    private int passed;
    private int failed;
    private int missing;

    @Override
    public String toString() {
      return passed + " passed, " + failed + " failed, " + missing + " not implemented";
    }
  }
}

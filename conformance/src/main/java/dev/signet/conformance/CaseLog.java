// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * How each case of a suite ended. Failures and skips are shown as they come, passes are counted.
 */
public final class CaseLog {
  private final PrintStream out;
  private final List<String> lines = new ArrayList<>();
  private int passed;
  private int failed;
  private int skipped;

  /** Shows what did not pass on a stream, which stays the caller's. */
  public CaseLog(PrintStream out) {
    this.out = out;
  }

  /** The case did what it should; the note is a finding's code, a figure, or empty. */
  public synchronized void passed(String name, String note) {
    passed++;
    lines.add(line("passed", name, note));
  }

  /** The case did not; the note says what was wanted and what was found. */
  public synchronized void failed(String name, String note) {
    failed++;
    add(line("failed", name, note));
  }

  /** The case was not run, for a reason that is known and stands in the suite's list. */
  public synchronized void skipped(String name, String reason) {
    skipped++;
    add(line("skipped", name, reason));
  }

  /**
   * The case was not run, for a reason that is shown with a count for all its cases at the end,
   * since there are very many.
   */
  public synchronized void leftOut(String name, String reason) {
    skipped++;
    lines.add(line("skipped", name, reason));
  }

  /** One line per case, in the order in which they ended. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** The last line of a run. */
  public synchronized String summary() {
    return passed + " passed, " + failed + " failed, " + skipped + " skipped";
  }

  /** Did something run, and did nothing fail? */
  public synchronized boolean isGood() {
    return failed == 0 && passed > 0;
  }

  private void add(String line) {
    lines.add(line);
    out.println(line);
  }

  private static String line(String outcome, String name, String note) {
    return (outcome + '\t' + name + '\t' + note.replaceAll("\\s+", " ")).strip();
  }
}

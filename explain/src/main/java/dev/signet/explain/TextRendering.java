// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A report as people read it on a terminal: at most {@value #MAX_LINES} lines, the next command to
 * try last.
 *
 * <p>Every line that starts a fact is labelled, so that the text can be read aloud and searched:
 *
 * <pre>
 * error: Port 8443 is taken [port-taken]
 *   where:  127.0.0.1:8443
 *   wanted: a free port
 *   found:  held by process 4711
 *   why:    Only one program can listen on an address and port.
 *   fix:    Stop the other program or choose another port.
 *   try:    signet up --https-port 9443
 * </pre>
 */
public final class TextRendering {
  /** The most lines that a rendering has, whatever the report holds. */
  public static final int MAX_LINES = 12;

  private TextRendering() {}

  /**
   * The report's headline with its evidence and remedies, then how many more findings there are.
   */
  public static String of(Report report) {
    return of(report, UnaryOperator.identity());
  }

  /**
   * The same for one reader.
   *
   * @param typed turns a command of the catalogue into what this reader has to type
   */
  public static String of(Report report, UnaryOperator<String> typed) {
    Finding finding = report.headline();
    List<String> lines = new ArrayList<>();
    lines.add(
        label(finding.code().severity())
            + ": "
            + finding.headline()
            + " ["
            + finding.code().id()
            + "]");
    fact(lines, "where:  ", finding.subject());
    fact(lines, "wanted: ", finding.wanted());
    fact(lines, "found:  ", finding.found());
    fact(lines, "why:    ", finding.explanation());
    int more = report.findings().size() - 1;
    if (more > 0) {
      fact(lines, "also:   ", more + " more: " + others(report));
    }
    addRemedies(lines, finding.remedies(), typed);
    return String.join("\n", lines) + "\n";
  }

  private static String others(Report report) {
    return String.join(
        ", ", report.findings().stream().skip(1).limit(4).map(f -> f.code().id()).toList());
  }

  private static void addRemedies(
      List<String> lines, List<Remedy> remedies, UnaryOperator<String> typed) {
    for (Remedy remedy : remedies) {
      int needed = remedy.command().isEmpty() ? 1 : 2;
      if (lines.size() + needed > MAX_LINES) {
        return;
      }
      String who = remedy.audience().equals(Remedy.ANYONE) ? "" : "(" + remedy.audience() + ") ";
      fact(lines, "fix:    ", who + remedy.text());
      fact(lines, "try:    ", typed.apply(remedy.command()));
    }
  }

  private static void fact(List<String> lines, String label, String value) {
    if (!value.isEmpty()) {
      lines.add("  " + label + Printable.line(value));
    }
  }

  private static String label(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }
}

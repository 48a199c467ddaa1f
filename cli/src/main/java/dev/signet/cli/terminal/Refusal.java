// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.terminal;

import dev.signet.explain.Report;

/**
 * Ends a command with several findings at once. For one, {@link
 * dev.signet.explain.FindingException} does.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Report report;

  /** Wraps a report. */
  public Refusal(Report report) {
    super(report.headline().toString());
    this.report = report;
  }

  /** What was found. */
  public Report report() {
    return report;
  }
}

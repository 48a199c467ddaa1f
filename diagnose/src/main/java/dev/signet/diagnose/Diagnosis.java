// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose;

import dev.signet.diagnose.rule.CaseFile;
import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.explain.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What came of a check.
 *
 * @param file all that was seen
 * @param findings the causes, the decisive one first; none where nothing is to be said
 */
public record Diagnosis(CaseFile file, List<Finding> findings) {
  /** Copies the list. */
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Whether a usual program connects. */
  public boolean isFine() {
    return findings.stream().noneMatch(finding -> finding.code().severity() == Severity.ERROR);
  }

  /** The causes in the form of other refusals; empty where there is none. */
  public Optional<Report> report() {
    return findings.isEmpty() ? Optional.empty() : Optional.of(new Report(findings));
  }
}

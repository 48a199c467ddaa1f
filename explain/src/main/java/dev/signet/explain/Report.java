// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

import java.util.Comparator;
import java.util.List;

/**
 * All findings of one judgement, the most useful to the reader first.
 *
 * <p>Ordered by severity; findings of equal severity keep the order in which the checks were made,
 * which their maker arranges so that a cause stands before its consequences.
 *
 * @param findings at least one
 */
public record Report(List<Finding> findings) {
  /** Orders the findings and refuses an empty list. */
  public Report {
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("a report needs a finding");
    }
    findings =
        findings.stream().sorted(Comparator.comparing((Finding f) -> f.code().severity())).toList();
  }

  /** A report of one finding. */
  public static Report of(Finding finding) {
    return new Report(List.of(finding));
  }

  /** The finding that a reader should see first. */
  public Finding headline() {
    return findings.getFirst();
  }
}

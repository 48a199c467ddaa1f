// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.audit;

import dev.signet.ca.AuditCode;
import dev.signet.explain.Finding;
import java.util.ArrayList;
import java.util.List;

/** Collects what does not add up. Not safe for use by several threads. */
final class Notebook {
  /** Who changes a table changes thousands of rows; the first ones show how. */
  private static final int MAX_FINDINGS = 50;

  private final List<Finding> findings = new ArrayList<>();
  private long faults;

  void note(AuditCode code, String subject, String wanted, String found) {
    note(Finding.about(code).subject(subject).wanted(wanted).found(found).build());
  }

  void note(Finding finding) {
    faults++;
    if (findings.size() < MAX_FINDINGS) {
      findings.add(finding);
    }
  }

  long faults() {
    return faults;
  }

  List<Finding> findings() {
    return findings;
  }
}

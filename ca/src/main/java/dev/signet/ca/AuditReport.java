// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.explain.Finding;
import java.util.List;

/**
 * What looking through everything has shown.
 *
 * @param entries how many entries the log has
 * @param certificates how many certificates were looked at
 * @param lists how many lists of revoked certificates were written again
 * @param faults how many things do not add up
 * @param findings the first of them
 */
public record AuditReport(
    long entries, long certificates, long lists, long faults, List<Finding> findings) {
  /** Copies the findings. */
  public AuditReport {
    findings = List.copyOf(findings);
  }
}

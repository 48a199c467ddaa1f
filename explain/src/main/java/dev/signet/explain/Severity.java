// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

/** How bad a finding is. The order counts: a report's headline is its worst finding. */
public enum Severity {
  /** Something was refused or did not happen. */
  ERROR,
  /** It worked, but will fail elsewhere or later. */
  WARNING,
  /** Worth knowing. */
  NOTE
}

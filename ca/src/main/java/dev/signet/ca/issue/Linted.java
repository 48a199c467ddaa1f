// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.explain.Report;

/** What lint said. */
sealed interface Linted {
  /**
   * Every rule holds.
   *
   * @param token the right to have it signed
   */
  record Passed(IssuanceToken token) implements Linted {}

  /**
   * Some rule is broken.
   *
   * @param report which
   */
  record Failed(Report report) implements Linted {}
}

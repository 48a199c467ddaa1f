// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.explain.Report;

/** Whether a request may be granted. */
sealed interface Judgement {
  /**
   * It may, as far as the grant says.
   *
   * @param grant what may be certified
   */
  record Granted(Grant grant) implements Judgement {}

  /**
   * It may not.
   *
   * @param report everything that stands against it
   */
  record Refused(Report report) implements Judgement {}
}

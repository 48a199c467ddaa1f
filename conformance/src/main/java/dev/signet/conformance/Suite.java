// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance;

/** A set of cases that one command runs: {@code ./conformance/run NAME}. */
public interface Suite {
  /** The word for it on the command line. */
  String name();

  /** One sentence for the list of suites. */
  String summary();

  /**
   * Runs every case and says of each how it ended.
   *
   * @throws Exception when the suite itself could not run, which is a failure and never a skip
   */
  void run(CaseLog cases) throws Exception;
}

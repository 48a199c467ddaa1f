// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance;

import java.util.List;

/** A set of cases that one command runs: {@code ./conformance/run NAME}. */
public interface Suite {
  /** The word for it on the command line. */
  String name();

  /** One sentence for the list of suites. */
  String summary();

  /**
   * The same suite with words that follow its name on the command line.
   *
   * @throws IllegalArgumentException for words that it does not know
   */
  default Suite with(List<String> words) {
    if (!words.isEmpty()) {
      throw new IllegalArgumentException(name() + " does not know " + String.join(" ", words));
    }
    return this;
  }

  /**
   * The lines of the report's file, after the run.
   *
   * @param cases how each ended
   */
  default List<String> report(CaseLog cases) {
    return cases.lines();
  }

  /**
   * Runs every case and says of each how it ended.
   *
   * @throws Exception when the suite itself could not run, which is a failure and never a skip
   */
  void run(CaseLog cases) throws Exception;
}

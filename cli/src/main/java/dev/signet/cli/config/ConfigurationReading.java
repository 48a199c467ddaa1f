// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import dev.signet.explain.Report;

/** What came of reading a file. */
public sealed interface ConfigurationReading {
  /**
   * Everything in it is right.
   *
   * @param configuration what it says
   */
  record Sound(Configuration configuration) implements ConfigurationReading {}

  /**
   * Something is wrong, so none of it is used.
   *
   * @param report every mistake, in the order of the file
   */
  record Faulty(Report report) implements ConfigurationReading {}
}

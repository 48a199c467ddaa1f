// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench;

import java.io.PrintStream;

/** One measurement beside its peers: {@code ./bench/run NAME}. */
interface Benchmark {
  /** The word for it on the command line. */
  String name();

  /** One sentence for the list of benchmarks. */
  String summary();

  /**
   * Measures, prints a table, and as the last line one JSON object with its figures.
   *
   * @throws Exception when it could not be measured; the message says why
   */
  void run(PrintStream out) throws Exception;
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.plan;

import java.io.PrintStream;
import java.util.List;

/** One measurement beside its peers: {@code ./bench/run NAME [PART...]}. */
public interface Benchmark {
  /** The word for it on the command line. */
  String name();

  /** One sentence for the list of benchmarks. */
  String summary();

  /** What of it can be measured alone; nothing where it is one whole. */
  default List<String> parts() {
    return List.of();
  }

  /**
   * Measures, prints a table, and as the last line one JSON object with its figures.
   *
   * @param chosen of its parts, at least one where it has any
   * @throws Exception when it could not be measured; the message says why
   */
  void run(PrintStream out, List<String> chosen) throws Exception;
}

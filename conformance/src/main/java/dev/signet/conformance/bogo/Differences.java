// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import dev.signet.conformance.ReasonedExceptions;
import dev.signet.conformance.bogo.RunnerCall.Ending;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tests in which the RFC wants something else than the runner does: each by its exact name, with
 * what the engine must do instead, and the sentence that says so. A test that fails in any other
 * way fails.
 */
final class Differences {
  private static final String BETWEEN = " + ";

  private final Map<String, Wanted> wanted = new TreeMap<>();

  /**
   * What must be instead.
   *
   * @param pieces all of them are in what the runner says
   * @param reason the sentence
   */
  private record Wanted(String pieces, String reason) {
    boolean isMetBy(String talk) {
      return Arrays.stream(pieces.split(Pattern.quote(BETWEEN), -1)).allMatch(talk::contains);
    }
  }

  /** From the table in the resources. */
  Differences() {
    ReasonedExceptions.read(Differences.class, "differences.tsv")
        .forEach((name, rest) -> wanted.put(name, wanted(rest.split("\t", 2))));
  }

  private static Wanted wanted(String[] columns) {
    return new Wanted(columns[0], columns[1]);
  }

  /** How a test ended, with what the table says of it. */
  Ending judged(String name, Ending ending) {
    if (!(ending instanceof Ending.Failed(String talk))) {
      return ending;
    }
    return Optional.ofNullable(wanted.get(name))
        .filter(each -> each.isMetBy(talk))
        .<Ending>map(each -> new Ending.Differs(each.reason()))
        .orElse(ending);
  }
}

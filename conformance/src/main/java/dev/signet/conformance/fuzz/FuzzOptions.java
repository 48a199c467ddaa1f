// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.conformance.fuzz.judgement.WorkLimit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * How long, from which seed, and what.
 *
 * @param seconds for each target
 * @param seed of the fuzzer's choices
 * @param millis of a processor that one input may take, where there is a limit
 * @param targets which ones
 */
record FuzzOptions(int seconds, int seed, int millis, List<FuzzTarget> targets) {
  private static final int MINUTE = 60;

  /** Every target for a minute. */
  static final FuzzOptions STANDARD =
      new FuzzOptions(MINUTE, 1, WorkLimit.MILLIS, FuzzTargets.all());

  /** Copies the list. */
  FuzzOptions {
    targets = List.copyOf(targets);
    if (seconds < 1 || millis < 1) {
      throw new IllegalArgumentException("--seconds and --millis take a number of 1 or more");
    }
  }

  /** Reads the words of a command line. */
  static FuzzOptions read(List<String> words) {
    int seconds = STANDARD.seconds;
    int seed = STANDARD.seed;
    int millis = STANDARD.millis;
    List<FuzzTarget> named = new ArrayList<>();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      switch (word) {
        case "--seconds" -> seconds = number(word, rest);
        case "--seed" -> seed = number(word, rest);
        case "--millis" -> millis = number(word, rest);
        default -> named.add(FuzzTargets.named(word));
      }
    }
    return new FuzzOptions(seconds, seed, millis, named.isEmpty() ? STANDARD.targets : named);
  }

  private static int number(String word, Iterator<String> rest) {
    try {
      return Integer.parseInt(rest.hasNext() ? rest.next() : "");
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(word + " takes a number", e);
    }
  }
}

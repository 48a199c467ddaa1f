// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The words of {@code ./conformance/run bogo}.
 *
 * @param runner a folder with the sources of another runner and what {@code go test -c -o
 *     runner.test} made of them
 * @param engine which engine is run
 * @param globs which tests; none for all
 */
record BogoOptions(Optional<Path> runner, String engine, List<String> globs) {
  /** Ours, and the JDK's to compare with. */
  static final String OURS = "signet";

  static final BogoOptions STANDARD = new BogoOptions(Optional.empty(), OURS, List.of());

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException for words that have no meaning
   */
  static BogoOptions read(List<String> words) {
    Optional<Path> runner = Optional.empty();
    String engine = OURS;
    List<String> globs = new ArrayList<>();
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      switch (word) {
        case "--runner" -> runner = Optional.of(Path.of(value(word, rest)).toAbsolutePath());
        case "--engine" -> engine = value(word, rest);
        case "--" -> rest.forEachRemaining(globs::add);
        default -> throw new IllegalArgumentException("bogo does not know " + word);
      }
    }
    return new BogoOptions(runner, engine, List.copyOf(globs));
  }

  private static String value(String word, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(word + " wants a value");
    }
    return rest.next();
  }
}

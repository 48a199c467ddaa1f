// SPDX-License-Identifier: Apache-2.0
package dev.signet.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares what a person will read with a file that a person has read.
 *
 * <p>The files stand in a folder of the source tree, usually {@code src/test/resources/golden}. Run
 * the tests with {@code -Dgolden.update=true} to write them anew, then read the difference before
 * committing it.
 */
public final class Golden {
  private static final String UPDATE = "golden.update";

  private final Path folder;

  private Golden(Path folder) {
    this.folder = folder;
  }

  /** Golden files in {@code src/test/resources/golden} of the module whose tests run. */
  public static Golden files() {
    return in(Path.of("src", "test", "resources", "golden"));
  }

  /** Golden files in a folder. */
  public static Golden in(Path folder) {
    return new Golden(folder);
  }

  /**
   * Demands that a text equals a file.
   *
   * @param name of the file, which may have folders in it
   * @throws AssertionError with the first line that differs, or when the file is absent
   */
  public void matches(String name, String actual) {
    Path file = folder.resolve(name);
    try {
      if (Boolean.getBoolean(UPDATE)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
        return;
      }
      if (!Files.exists(file)) {
        throw new AssertionError(file + " is absent; " + howToUpdate() + "\n" + actual);
      }
      compare(file, Files.readString(file), actual);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compare(Path file, String expected, String actual) {
    if (expected.equals(actual)) {
      return;
    }
    List<String> want = expected.lines().toList();
    List<String> have = actual.lines().toList();
    int line = 0;
    while (line < want.size() && line < have.size() && want.get(line).equals(have.get(line))) {
      line++;
    }
    throw new AssertionError(
        "%s, line %d%n  wanted: %s%n  found:  %s%n%s%n%s"
            .formatted(file, line + 1, line(want, line), line(have, line), howToUpdate(), actual));
  }

  private static String line(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : "(the end)";
  }

  private static String howToUpdate() {
    return "-D" + UPDATE + "=true writes the golden files anew";
  }
}

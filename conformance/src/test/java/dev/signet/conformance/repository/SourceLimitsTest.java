// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.conformance.repository.SourceScan.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The limits of CONTRIBUTING.md, on every Java source.
 *
 * <p>What is beyond a limit stands in {@code limits-exceptions.txt} with its reason, or fails. An
 * exception that is no longer needed fails too.
 */
class SourceLimitsTest {
  private static final int FILE_LINES = 500;
  private static final int METHOD_LINES = 60;
  private static final int NESTING = 3;
  private static final int PARAMETERS = 5;

  /** Fewer than these, and the scan did not see the sources. */
  private static final int FEWEST_FILES = 200;

  private static final int FEWEST_METHODS = 1000;
  private static final Path EXCEPTIONS =
      Path.of("conformance/src/test/resources/limits-exceptions.txt");

  private static final List<Path> FILES = Repository.files(".java");
  private static final SourceScan SCAN = SourceScan.of(FILES);
  private final Map<String, String> exceptions = exceptions();

  @Test
  void theSourcesWereRead() {
    assertThat(FILES).hasSizeGreaterThan(FEWEST_FILES);
    assertThat(SCAN.methods()).hasSizeGreaterThan(FEWEST_METHODS);
  }

  @Test
  void noFileIsLong() {
    List<String> beyond =
        FILES.stream()
            .filter(file -> Repository.text(file).lines().count() > FILE_LINES)
            .map(Path::toString)
            .filter(file -> !exceptions.containsKey(file))
            .toList();
    assertThat(beyond).as("files over %d lines", FILE_LINES).isEmpty();
  }

  @Test
  void noMethodIsLong() {
    assertThat(beyond(Method::lines, METHOD_LINES)).isEmpty();
  }

  @Test
  void noMethodIsNestedDeeply() {
    assertThat(beyond(Method::nesting, NESTING)).isEmpty();
  }

  @Test
  void noMethodHasManyParameters() {
    assertThat(beyond(Method::parameters, PARAMETERS)).isEmpty();
  }

  @Test
  void thePublicApiIsDocumented() {
    List<String> missing =
        SCAN.undocumented().stream().filter(where -> where.contains("/src/main/")).toList();
    assertThat(missing).as("public types and methods without a doc comment").isEmpty();
  }

  @Test
  void everyExceptionIsNeededAndGivesItsReason() {
    List<String> needed =
        SCAN.methods().stream()
            .filter(SourceLimitsTest::isBeyondALimit)
            .map(Method::where)
            .collect(Collectors.toList());
    FILES.stream()
        .filter(file -> Repository.text(file).lines().count() > FILE_LINES)
        .forEach(file -> needed.add(file.toString()));
    assertThat(needed).containsAll(exceptions.keySet());
    assertThat(exceptions.values()).allMatch(reason -> !reason.isBlank());
  }

  private List<String> beyond(ToIntFunction<Method> figure, int limit) {
    return SCAN.methods().stream()
        .filter(method -> figure.applyAsInt(method) > limit)
        .filter(method -> !exceptions.containsKey(method.where()))
        .map(method -> method.where() + ": " + figure.applyAsInt(method) + " > " + limit)
        .toList();
  }

  private static boolean isBeyondALimit(Method method) {
    return method.lines() > METHOD_LINES
        || method.nesting() > NESTING
        || method.parameters() > PARAMETERS;
  }

  private static Map<String, String> exceptions() {
    return Repository.text(EXCEPTIONS)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> Arrays.asList(line.split("\\s+", 2)))
        .collect(Collectors.toMap(List::getFirst, line -> line.size() > 1 ? line.get(1) : ""));
  }
}

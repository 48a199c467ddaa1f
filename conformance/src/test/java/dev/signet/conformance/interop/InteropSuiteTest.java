// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.signet.conformance.CaseLog;
import dev.signet.testkit.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our engine with everybody else's. */
class InteropSuiteTest {
  static List<String> peers() {
    return new InteropSuite().peers();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("peers")
  void everyCellShowsWhatItShouldAndEveryLimitHolds(String peer) throws Exception {
    CaseLog cases = new CaseLog(System.out);
    new InteropSuite().with(List.of(peer)).run(cases);
    String[] first = cases.lines().getFirst().split("\t", 3);
    assumeFalse(first[0].equals("skipped") && first[1].equals(peer), () -> first[2]);
    assertThat(cases.lines()).noneMatch(line -> line.startsWith("failed\t"));
    assertThat(cases.isGood()).isTrue();
  }

  @Test
  void theDocumentIsTheTableOfTheSuite() {
    Golden.in(Path.of("..", "docs")).matches("interop.md", new InteropSuite().table());
  }
}

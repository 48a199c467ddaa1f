// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.Suite;
import org.junit.jupiter.api.Test;

/**
 * Path validation against other people's cases: no failure, and not fewer passes than there were.
 */
class PathSuitesTest {
  private static final int LIMBO_PASSES = 172;
  private static final int PKITS_PASSES = 209;

  @Test
  void limboPassesButForReasonedExceptions() throws Exception {
    assertPasses(new LimboSuite(), LIMBO_PASSES);
  }

  @Test
  void pkitsPassesButForReasonedExceptions() throws Exception {
    assertPasses(new PkitsSuite(), PKITS_PASSES);
  }

  private static void assertPasses(Suite suite, int atLeast) throws Exception {
    CaseLog cases = new CaseLog(System.out);
    suite.run(cases);
    assertThat(cases.isGood()).as(cases.summary()).isTrue();
    assertThat(cases.lines().stream().filter(line -> line.startsWith("passed")).count())
        .isGreaterThanOrEqualTo(atLeast);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.ReasonedExceptions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BogoSuiteTest {
  /** What reasons may stand for tests that are not run. */
  private static final Set<String> REASONS =
      Set.of(
          "ALPS",
          "CBC or 3DES",
          "Channel ID",
          "DTLS",
          "False Start",
          "JDK-11 workarounds",
          "NPN",
          "PAKE",
          "QUIC",
          "SRTP",
          "delegated credentials",
          "old versions",
          "renegotiation",
          "server padding",
          "static RSA",
          "trust-anchor IDs");

  @Test
  void whatIsOutOfScopeHasOneOfTheKnownReasons() {
    assertThat(REASONS).containsAll(new ShimConfig().disabled().values());
  }

  @Test
  void theEnginePassesButForWhatIsPending() throws Exception {
    CaseLog cases = new CaseLog(System.out);
    new BogoSuite(System.out).run(cases);
    List<String> lines = cases.lines();
    assumeThat(lines.size()).as(lines.getFirst()).isGreaterThan(1);
    Set<String> failed = new TreeSet<>();
    for (String line : lines) {
      if (line.startsWith("failed\t")) {
        failed.add(line.split("\t", 3)[1]);
      }
    }
    failed.removeAll(ReasonedExceptions.read(BogoSuiteTest.class, "/bogo-pending.tsv").keySet());
    assertThat(failed).as(cases.summary()).isEmpty();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.ReasonedExceptions;
import dev.signet.conformance.Suite;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
          "SHA-1 signatures",
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
    Set<String> failed = failed(new BogoSuite(System.out), cases);
    failed.removeAll(ReasonedExceptions.read(BogoSuiteTest.class, "/bogo-pending.tsv").keySet());
    if (!failed.isEmpty()) {
      // The runner gives each test some seconds: what a busy machine let run out passes alone.
      List<String> words = Stream.concat(Stream.of("--"), failed.stream()).toList();
      failed = failed(new BogoSuite(System.out).with(words), new CaseLog(System.out));
    }
    assertThat(failed).as(cases.summary()).isEmpty();
  }

  private static Set<String> failed(Suite suite, CaseLog cases) throws Exception {
    suite.run(cases);
    List<String> lines = cases.lines();
    String[] first = lines.getFirst().split("\t", 3);
    assumeFalse(first[0].equals("skipped") && first[1].equals("bogo"), () -> first[2]);
    Set<String> failed = new TreeSet<>();
    for (String line : lines) {
      if (line.startsWith("failed\t")) {
        failed.add(line.split("\t", 3)[1]);
      }
    }
    return failed;
  }
}

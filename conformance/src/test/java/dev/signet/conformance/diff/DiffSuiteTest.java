// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.conformance.CaseLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody disagrees with our verifier without a reason. */
class DiffSuiteTest {
  private static final String COUNT = System.getProperty("diff.count", "1000");

  @Test
  void everyDisagreementHasAReason() throws Exception {
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    CaseLog cases = new CaseLog(new PrintStream(talk, true, StandardCharsets.UTF_8));
    new DiffSuite().with(List.of("--count", COUNT, "--seed", "6125")).run(cases);
    String said = talk.toString(StandardCharsets.UTF_8);
    if (Boolean.getBoolean("diff.show")) {
      System.out.println(said + cases.summary());
    }
    assertThat(cases.isGood()).as(said).isTrue();
    said.lines()
        .filter(line -> line.startsWith("skipped"))
        .forEach(line -> assumeTrue(false, line.substring(line.lastIndexOf('\t') + 1)));
  }
}

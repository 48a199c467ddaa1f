// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.conformance.CaseLog;
import org.junit.jupiter.api.Test;

class H2specSuiteTest {
  private static final int CASES = 145;

  /** One may fail on a busy machine, since every case has a time limit. */
  private static final int AT_LEAST = 144;

  @Test
  void theServerPassesH2spec() throws Exception {
    CaseLog cases = new CaseLog(System.out);
    new H2specSuite().run(cases);
    assertThat(cases.lines()).hasSize(CASES);
    assertThat(cases.lines().stream().filter(line -> line.startsWith("passed")).count())
        .as(cases.summary())
        .isGreaterThanOrEqualTo(AT_LEAST);
  }
}

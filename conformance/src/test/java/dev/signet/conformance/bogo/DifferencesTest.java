// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.conformance.bogo.RunnerCall.Ending;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private static final String NAME = "GarbageCertificate-Client-TLS13";
  private final Differences differences = new Differences();

  @Test
  void aTestThatEndsAsTheRfcHasItHasPassed() {
    Ending ending =
        new Ending.Failed(
            "stderr: :tls-certificate-bad: … local: \"remote error: bad certificate\"");
    assertThat(differences.judged(NAME, ending)).isInstanceOf(Ending.Differs.class);
  }

  @Test
  void oneThatEndsInAnyOtherWayHasFailedAndSoHasOneOfAnotherName() {
    Ending other = new Ending.Failed("stderr: :tls-certificate-bad: local: \"EOF\"");
    assertThat(differences.judged(NAME, other)).isEqualTo(other);
    Ending same = new Ending.Failed(":tls-certificate-bad: remote error: bad certificate");
    assertThat(differences.judged(NAME + "-Other", same)).isEqualTo(same);
    assertThat(differences.judged(NAME, new Ending.Passed())).isEqualTo(new Ending.Passed());
  }
}

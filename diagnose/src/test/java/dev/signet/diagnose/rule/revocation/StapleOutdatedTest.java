// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.diagnose.rule.KnownCase;
import dev.signet.explain.Finding;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StapleOutdatedTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private final TestCa authority = TestCa.at(() -> NOW);
  private final TestIdentity server = authority.server(KnownCase.HOST);

  private Optional<Finding> judge(byte[] staple, Optional<Instant> serverDate, TestIdentity root) {
    KnownCase known = new KnownCase(NOW).certificates(server, root).staple(staple, serverDate);
    return new StapleOutdated().judge(known.file());
  }

  private Optional<Finding> judge(byte[] staple) {
    return judge(staple, Optional.empty(), authority.root());
  }

  private byte[] old() {
    return TestCa.at(() -> NOW.minus(WEEK)).goodStaple(server);
  }

  @Test
  void aStatusWhoseTimeIsOverIsOfNoUse() {
    assertThat(judge(old()))
        .hasValueSatisfying(
            finding -> assertThat(finding.found()).contains("good until 2026-02-23"));
  }

  @Test
  void aPresentStatusIsNothingToTellOf() {
    assertThat(judge(authority.goodStaple(server))).isEmpty();
  }

  @Test
  void noStatusIsNothingToTellOf() {
    assertThat(judge(new byte[0])).isEmpty();
  }

  @Test
  void aStatusOfAnotherCertificateIsOfNoUse() {
    assertThat(judge(authority.goodStaple(authority.server("other.example"))))
        .hasValueSatisfying(
            finding -> assertThat(finding.found()).isEqualTo("a status of another certificate"));
  }

  @Test
  void aResponderThatRefusesSaysNothing() {
    assertThat(judge(new byte[] {0x30, 3, 0x0a, 1, 3}))
        .hasValueSatisfying(finding -> assertThat(finding.found()).contains("try later"));
  }

  @Test
  void bytesThatAreNoResponseAreOfNoUse() {
    assertThat(judge(new byte[] {1, 2, 3}))
        .hasValueSatisfying(finding -> assertThat(finding.found()).contains("no OCSP response"));
  }

  @Test
  void aStatusThatIsOverByAWrongClockAloneIsNotBlamed() {
    assertThat(judge(old(), Optional.of(NOW.minus(WEEK)), authority.root())).isEmpty();
  }

  @Test
  void whereTheChainDoesNotHoldTheStapleIsNotWhatDecides() {
    TestIdentity stranger = TestCa.at(() -> NOW).root();
    assertThat(judge(old(), Optional.empty(), stranger)).isEmpty();
  }
}

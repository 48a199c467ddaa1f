// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.fact.Heard;
import dev.signet.diagnose.fact.ServerChoice;
import dev.signet.diagnose.fact.Variation;
import dev.signet.diagnose.rule.KnownCase;
import dev.signet.explain.Finding;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PrimeTooShortTest {
  private static final int HANDSHAKE_FAILURE = 40;
  private static final int TLS12 = 0x0303;
  private static final int TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 = 0x009E;
  private static final ServerChoice DHE =
      new ServerChoice(
          TLS12,
          TLS_DHE_RSA_WITH_AES_128_GCM_SHA256,
          OptionalInt.empty(),
          OptionalInt.empty(),
          true);

  private static Optional<Finding> judge(Ending usual, ServerChoice old) {
    Heard heard = KnownCase.choosing(old);
    KnownCase known =
        new KnownCase(Instant.EPOCH)
            .ending(usual)
            .seen(Variation.OLD_PARAMETERS, new Ending.Closed(), heard);
    return new PrimeTooShort().judge(known.file());
  }

  private static Optional<Finding> judge(ServerChoice old) {
    return judge(new Ending.AlertReceived(HANDSHAKE_FAILURE), old);
  }

  @Test
  void aPrimeOf1024BitsIsTooShort() {
    assertThat(judge(DHE.withPrimeBits(1024)))
        .hasValueSatisfying(finding -> {
          assertThat(finding.code()).isEqualTo(HandshakeCause.GROUP_WEAK);
          assertThat(finding.found()).contains("1024 bits", "TLS_DHE_RSA");
        });
  }

  @Test
  void aPrimeOf2048BitsIsAnotherRulesAffair() {
    assertThat(judge(DHE.withPrimeBits(2048))).isEmpty();
  }

  @Test
  void aPrimeThatIsNotKnownIsNotBlamed() {
    assertThat(judge(DHE)).isEmpty();
  }

  @Test
  void aServerThatAnswersTheUsualHelloIsNotBlamed() {
    assertThat(judge(new Ending.Established(), DHE.withPrimeBits(1024))).isEmpty();
  }
}

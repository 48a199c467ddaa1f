// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.fact.ServerChoice;
import dev.signet.diagnose.fact.Variation;
import dev.signet.diagnose.rule.KnownCase;
import dev.signet.explain.Finding;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RenegotiationUnsafeTest {
  private static final int TLS12 = 0x0303;
  private static final int TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 = 0xC02F;

  private static Optional<Finding> judge(Ending ending, boolean renegotiation) {
    ServerChoice choice =
        new ServerChoice(
            TLS12,
            TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            OptionalInt.empty(),
            OptionalInt.empty(),
            renegotiation);
    KnownCase known =
        new KnownCase(Instant.EPOCH).seen(Variation.USUAL, ending, KnownCase.choosing(choice));
    return new RenegotiationUnsafe().judge(known.file());
  }

  @Test
  void aServerThatDoesNotSayItIsToldOf() {
    assertThat(judge(new Ending.Established(), false))
        .hasValueSatisfying(finding -> assertThat(finding.found()).startsWith("TLS 1.2"));
  }

  @Test
  void aServerThatSaysItIsFine() {
    assertThat(judge(new Ending.Established(), true)).isEmpty();
  }

  @Test
  void whereTheHandshakeFailsSomethingElseDecides() {
    assertThat(judge(new Ending.Closed(), false)).isEmpty();
  }

  @Test
  void withoutAServersHelloNothingIsKnown() {
    assertThat(new RenegotiationUnsafe().judge(new KnownCase(Instant.EPOCH).file())).isEmpty();
  }
}

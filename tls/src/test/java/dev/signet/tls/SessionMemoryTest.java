// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.wire.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionMemoryTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final CipherSuite TLS13 = CipherSuite.TLS_AES_128_GCM_SHA256;
  private static final CipherSuite TLS12 = CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256;

  private Instant now = START;
  private final SessionMemory memory = new SessionMemory(() -> now);

  @Test
  void theNewestTicketIsTakenFirstAndOnce() {
    ResumableSession older = session(TLS13, 1);
    ResumableSession newer = session(TLS13, 2);
    memory.remember("a.example", 443, older);
    memory.remember("a.example", 443, newer);

    assertThat(memory.take("a.example", 443)).containsSame(newer);
    assertThat(memory.take("a.example", 443)).containsSame(older);
    assertThat(memory.take("a.example", 443)).isEmpty();
  }

  @Test
  void aSessionOfTls12IsTakenAgain() {
    ResumableSession session = session(TLS12, 1);
    memory.remember("a.example", 443, session);

    assertThat(memory.take("a.example", 443)).containsSame(session);
    assertThat(memory.take("a.example", 443)).containsSame(session);
  }

  @Test
  void anotherNameOrPortGetsNone() {
    memory.remember("a.example", 443, session(TLS13, 1));

    assertThat(memory.take("b.example", 443)).isEmpty();
    assertThat(memory.take("a.example", 8443)).isEmpty();
    assertThat(memory.take("a.example", 443)).isPresent();
  }

  @Test
  void aSessionBeyondItsLifeIsNotGiven() {
    memory.remember("a.example", 443, session(TLS13, 1));
    now = START.plusSeconds(3600);

    assertThat(memory.take("a.example", 443)).isEmpty();
  }

  @Test
  void fewSessionsAreKeptForAServer() {
    for (int i = 0; i < 10; i++) {
      memory.remember("a.example", 443, session(TLS13, i));
    }
    int given = 0;
    while (memory.take("a.example", 443).isPresent()) {
      given++;
    }

    assertThat(given).isEqualTo(4);
  }

  @Test
  void theServerThatWasNotUsedForLongestIsForgotten() {
    memory.remember("first.example", 443, session(TLS12, 0));
    memory.remember("second.example", 443, session(TLS12, 0));
    memory.take("first.example", 443);
    for (int i = 0; i < 1023; i++) {
      memory.remember("more" + i + ".example", 443, session(TLS12, i));
    }

    assertThat(memory.take("second.example", 443)).isEmpty();
    assertThat(memory.take("first.example", 443)).isPresent();
  }

  @Test
  void allIsForgottenAtOnce() {
    memory.remember("a.example", 443, session(TLS13, 1));
    memory.clear();

    assertThat(memory.take("a.example", 443)).isEmpty();
  }

  private static ResumableSession session(CipherSuite suite, int number) {
    return new ResumableSession(
        suite.version(),
        suite,
        new byte[32],
        new ResumableSession.TicketFacts(Bytes.wrap(new byte[] {(byte) number}), 3600, 0, START, 0),
        new ResumableSession.PeerFacts(
            CertificateKind.X509,
            List.of(),
            Optional.empty(),
            Bytes.EMPTY,
            List.of(),
            "",
            true,
            "",
            Optional.empty()));
  }
}

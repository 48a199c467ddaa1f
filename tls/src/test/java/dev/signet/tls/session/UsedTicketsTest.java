// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.tls.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsedTicketsTest {
  private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00.000500Z");
  private static final Duration LIFE = Duration.ofHours(1);
  private final UsedTickets used = new UsedTickets(2, BEGUN);

  @Test
  void aTicketServesOnce() {
    assertThat(used.isFirst(use(1, BEGUN))).isTrue();
    assertThat(used.isFirst(use(1, BEGUN))).isFalse();
    assertThat(used.isFirst(use(2, BEGUN))).isTrue();
  }

  @Test
  void whatIsRememberedIsNotForgottenForSomethingNew() {
    used.isFirst(use(1, BEGUN));
    used.isFirst(use(2, BEGUN));
    assertThat(used.isFirst(use(3, BEGUN))).isFalse();
    assertThat(used.isFirst(use(1, BEGUN))).isFalse();
    assertThat(used.isFirst(use(2, BEGUN))).isFalse();
  }

  @Test
  void whatHasDiedMakesRoom() {
    used.isFirst(use(1, BEGUN));
    used.isFirst(use(2, BEGUN));
    Instant later = BEGUN.plus(LIFE);
    assertThat(used.isFirst(use(3, later))).isTrue();
    assertThat(used.isFirst(use(4, later))).isTrue();
    assertThat(used.isFirst(use(5, later))).isFalse();
  }

  @Test
  void aTicketFromBeforeItBeganMayHaveBeenUsed() {
    assertThat(used.isFirst(use(1, BEGUN.minusMillis(1)))).isFalse();
    assertThat(used.isFirst(use(1, Instant.parse("2026-01-01T00:00:00.000Z")))).isTrue();
  }

  private static AntiReplay.Use use(int ticket, Instant issued) {
    return new AntiReplay.Use(
        Bytes.of(new byte[] {(byte) ticket}), issued, issued.plus(LIFE), issued);
  }
}

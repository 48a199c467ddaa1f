// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.FixedClock;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.wire.Bytes;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RotatingTicketsTest {
  private static final Duration PERIOD = Duration.ofHours(12);
  private static final byte[] STATE = {1, 2, 3, 4, 5};

  private final FixedClock clock = FixedClock.create();
  private final RotatingTickets tickets = make();

  private RotatingTickets make() {
    return new RotatingTickets(Primitives.jdk(), new SecureRandom(), clock, PERIOD);
  }

  @Test
  void aTicketOpens() {
    assertThat(tickets.open(tickets.seal(STATE))).hasValue(STATE);
  }

  @Test
  void twoTicketsOfOneStateDiffer() {
    assertThat(tickets.seal(STATE)).isNotEqualTo(tickets.seal(STATE));
  }

  @Test
  void everyChangedBitIsSeen() {
    byte[] ticket = tickets.seal(STATE).toArray();
    for (int bit = 0; bit < 8 * ticket.length; bit++) {
      byte[] changed = ticket.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(tickets.open(Bytes.wrap(changed))).as("bit %d", bit).isEmpty();
    }
  }

  @Test
  void everyPrefixIsRefused() {
    Bytes ticket = tickets.seal(STATE);
    for (int length = 0; length < ticket.length(); length++) {
      assertThat(tickets.open(ticket.slice(0, length))).isEmpty();
    }
  }

  @Test
  void anotherProcessOpensNothing() {
    assertThat(make().open(tickets.seal(STATE))).isEmpty();
  }

  @Test
  void aTicketOfTheKeyBeforeIsToBeGivenAnew() {
    Bytes ticket = tickets.seal(STATE);
    assertThat(tickets.open(ticket)).isPresent();
    assertThat(tickets.isRetiring(ticket)).isFalse();
    clock.advance(PERIOD);
    assertThat(tickets.open(ticket)).isPresent();
    assertThat(tickets.isRetiring(ticket)).isTrue();
  }

  @Test
  void aTicketOutlivesOneChangeOfKeysAndNoSecond() {
    Bytes ticket = tickets.seal(STATE);
    clock.advance(PERIOD);
    assertThat(tickets.open(ticket)).hasValue(STATE);
    clock.advance(PERIOD);
    assertThat(tickets.open(ticket)).isEmpty();
  }

  @Test
  void aLongSilenceEndsAllTickets() {
    Bytes ticket = tickets.seal(STATE);
    clock.advance(PERIOD.multipliedBy(5));
    assertThat(tickets.open(ticket)).isEmpty();
  }
}

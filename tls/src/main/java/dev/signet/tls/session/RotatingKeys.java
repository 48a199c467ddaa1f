// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import dev.signet.tls.wire.Bytes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keys of this process alone: one seals for a period and opens for one more, then it is wiped. */
final class RotatingKeys implements TicketKeys {
  private final SecureRandom random;
  private final InstantSource clock;
  private final Duration period;
  private final ReentrantLock lock = new ReentrantLock();
  private TicketKey current;
  private Instant made;
  private @Nullable TicketKey previous;

  RotatingKeys(SecureRandom random, InstantSource clock, Duration period) {
    this.random = random;
    this.clock = clock;
    this.period = period;
    this.current = fresh(random);
    this.made = clock.instant();
  }

  @Override
  public Optional<TicketKey> sealing() {
    lock.lock();
    try {
      rotate(clock.instant());
      return Optional.of(current.copy());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<TicketKey> named(Bytes name) {
    lock.lock();
    try {
      rotate(clock.instant());
      if (name.equals(current.name())) {
        return Optional.of(current.copy());
      }
      return previous != null && name.equals(previous.name())
          ? Optional.of(previous.copy())
          : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private void rotate(Instant now) {
    if (now.isBefore(made.plus(period))) {
      return;
    }
    if (previous != null) {
      previous.wipe();
    }
    // After two periods of silence the present key has served as well.
    boolean bothServed = !now.isBefore(made.plus(period.multipliedBy(2)));
    if (bothServed) {
      current.wipe();
    }
    previous = bothServed ? null : current;
    current = fresh(random);
    made = now;
  }

  private static TicketKey fresh(SecureRandom random) {
    byte[] name = new byte[TicketKey.NAME_LENGTH];
    byte[] secret = new byte[TicketKey.KEY_LENGTH];
    random.nextBytes(name);
    random.nextBytes(secret);
    TicketKey key = new TicketKey(Bytes.wrap(name), secret);
    Arrays.fill(secret, (byte) 0);
    return key;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import dev.signet.tls.crypto.Aead;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.suite.AeadAlgorithm;
import dev.signet.tls.wire.Bytes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Seals tickets with AES-256-GCM under keys of this process that change by themselves.
 *
 * <p>A key seals for one period and opens for one more; then it is wiped, and with it goes the last
 * way to read what its tickets protect (RFC 9846, appendix C.4, F.1). A ticket is the key's name of
 * 16 bytes, a nonce of 12, and what is sealed.
 */
public final class RotatingTickets implements TicketSealer {
  private static final int NAME = 16;
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final int KEY = 32;
  private static final int HEAD = NAME + NONCE;

  private final Primitives primitives;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Duration period;
  private final ReentrantLock lock = new ReentrantLock();
  private Key current;
  private @Nullable Key previous;

  /**
   * Begins with a new key.
   *
   * @param period how long a key seals; a ticket should live no longer
   */
  public RotatingTickets(
      Primitives primitives, SecureRandom random, InstantSource clock, Duration period) {
    this.primitives = primitives;
    this.random = random;
    this.clock = clock;
    this.period = period;
    this.current = new Key(random, clock.instant());
  }

  /** A key; wiped when it has served. */
  private static final class Key {
    private final byte[] name = new byte[NAME];
    private final byte[] secret = new byte[KEY];
    private final Instant made;

    Key(SecureRandom random, Instant made) {
      this.made = made;
      random.nextBytes(name);
      random.nextBytes(secret);
    }

    void wipe() {
      Arrays.fill(secret, (byte) 0);
    }
  }

  @Override
  public Bytes seal(byte[] state) {
    byte[] ticket = new byte[HEAD + state.length + TAG];
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    System.arraycopy(nonce, 0, ticket, NAME, NONCE);
    System.arraycopy(state, 0, ticket, HEAD, state.length);
    lock.lock();
    try {
      rotate(clock.instant());
      System.arraycopy(current.name, 0, ticket, 0, NAME);
      Aead aead = primitives.sealing(AeadAlgorithm.AES_256_GCM, current.secret);
      aead.begin(nonce, current.name);
      aead.seal(ticket, HEAD, state.length);
    } finally {
      lock.unlock();
    }
    return Bytes.wrap(ticket);
  }

  @Override
  public Optional<byte[]> open(Bytes ticket) {
    if (ticket.length() < HEAD + TAG) {
      return Optional.empty();
    }
    byte[] bytes = ticket.toArray();
    lock.lock();
    try {
      rotate(clock.instant());
      Key key = named(Arrays.copyOf(bytes, NAME));
      return key == null ? Optional.empty() : open(bytes, key);
    } finally {
      lock.unlock();
    }
  }

  private Optional<byte[]> open(byte[] ticket, Key key) {
    Aead aead = primitives.opening(AeadAlgorithm.AES_256_GCM, key.secret);
    aead.begin(Arrays.copyOfRange(ticket, NAME, HEAD), key.name);
    byte[] state = new byte[ticket.length - HEAD];
    int length = aead.open(ticket, HEAD, ticket.length - HEAD, state, 0);
    return length == Aead.FORGED ? Optional.empty() : Optional.of(Arrays.copyOf(state, length));
  }

  private @Nullable Key named(byte[] name) {
    if (Arrays.equals(name, current.name)) {
      return current;
    }
    return previous != null && Arrays.equals(name, previous.name) ? previous : null;
  }

  private void rotate(Instant now) {
    if (now.isBefore(current.made.plus(period))) {
      return;
    }
    if (previous != null) {
      previous.wipe();
    }
    // After two periods of silence the present key has served as well.
    boolean bothServed = !now.isBefore(current.made.plus(period.multipliedBy(2)));
    if (bothServed) {
      current.wipe();
    }
    previous = bothServed ? null : current;
    current = new Key(random, now);
  }
}

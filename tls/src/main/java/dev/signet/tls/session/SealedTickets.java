// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import dev.signet.tls.crypto.Aead;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.suite.AeadAlgorithm;
import dev.signet.tls.wire.Bytes;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * Seals tickets with AES-256-GCM under keys that nodes may share. A ticket is the key's name of 16
 * bytes, a nonce of 12, and what is sealed.
 */
public final class SealedTickets implements TicketSealer {
  private static final int NAME = TicketKey.NAME_LENGTH;
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final int HEAD = NAME + NONCE;

  private final Primitives primitives;
  private final SecureRandom random;
  private final TicketKeys keys;

  /** Under these keys. */
  public SealedTickets(Primitives primitives, SecureRandom random, TicketKeys keys) {
    this.primitives = primitives;
    this.random = random;
    this.keys = keys;
  }

  @Override
  public Bytes seal(byte[] state) {
    return keys.sealing().map(key -> seal(state, key)).orElse(Bytes.EMPTY);
  }

  private Bytes seal(byte[] state, TicketKey key) {
    byte[] ticket = new byte[HEAD + state.length + TAG];
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] name = key.name().toArray();
    System.arraycopy(name, 0, ticket, 0, NAME);
    System.arraycopy(nonce, 0, ticket, NAME, NONCE);
    System.arraycopy(state, 0, ticket, HEAD, state.length);
    Aead aead = primitives.sealing(AeadAlgorithm.AES_256_GCM, key.secret());
    key.wipe();
    aead.begin(nonce, name);
    aead.seal(ticket, HEAD, state.length);
    return Bytes.wrap(ticket);
  }

  @Override
  public Optional<byte[]> open(Bytes ticket) {
    return ticket.length() < HEAD + TAG
        ? Optional.empty()
        : keys.named(ticket.slice(0, NAME)).flatMap(key -> open(ticket.toArray(), key));
  }

  private Optional<byte[]> open(byte[] ticket, TicketKey key) {
    Aead aead = primitives.opening(AeadAlgorithm.AES_256_GCM, key.secret());
    key.wipe();
    aead.begin(Arrays.copyOfRange(ticket, NAME, HEAD), key.name().toArray());
    byte[] state = new byte[ticket.length - HEAD];
    int length = aead.open(ticket, HEAD, ticket.length - HEAD, state, 0);
    return length == Aead.FORGED ? Optional.empty() : Optional.of(Arrays.copyOf(state, length));
  }

  /** What another key than the present one has sealed opens for a while yet. */
  @Override
  public boolean isRetiring(Bytes ticket) {
    Optional<TicketKey> key = keys.sealing();
    key.ifPresent(TicketKey::wipe);
    return key.isPresent()
        && ticket.length() >= NAME
        && !ticket.slice(0, NAME).equals(key.get().name());
  }
}

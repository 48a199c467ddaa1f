// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.tls.session.TicketSealer;
import dev.signet.tls.wire.Bytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals tickets with AES-128-GCM under a key that lives as long as one test. */
final class TestSealer implements TicketSealer {
  private static final int KEY_LENGTH = 16;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;
  private boolean renewing;
  private boolean skipping;

  TestSealer() {
    byte[] bytes = new byte[KEY_LENGTH];
    random.nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, "AES");
  }

  /**
   * Does as one test wants it.
   *
   * @param renews whether a ticket that is good is given anew
   * @param skips whether no ticket is given
   */
  TestSealer with(boolean renews, boolean skips) {
    renewing = renews;
    skipping = skips;
    return this;
  }

  @Override
  public boolean isRetiring(Bytes ticket) {
    return renewing;
  }

  @Override
  public Bytes seal(byte[] state) {
    if (skipping) {
      return Bytes.EMPTY;
    }
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(state);
      return Bytes.of(
          ByteBuffer.allocate(NONCE_LENGTH + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  @Override
  public Optional<byte[]> open(Bytes ticket) {
    if (ticket.length() < NONCE_LENGTH) {
      return Optional.empty();
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, ticket.slice(0, NONCE_LENGTH).toArray());
      int rest = ticket.length() - NONCE_LENGTH;
      return Optional.of(cipher.doFinal(ticket.slice(NONCE_LENGTH, rest).toArray()));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}

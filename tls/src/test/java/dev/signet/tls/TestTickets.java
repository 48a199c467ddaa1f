// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.session.SessionTable;
import dev.signet.tls.session.TicketSealer;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireWriter;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals tickets with a key that lives as long as the test. */
final class TestTickets implements TicketSealer {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  private TestTickets() {
    byte[] secret = new byte[16];
    random.nextBytes(secret);
    key = new SecretKeySpec(secret, "AES");
  }

  /** Two tickets for each connection, a day long. */
  static ServerSessions sessions() {
    return new ServerSessions.Tickets(new TestTickets(), 2, Duration.ofDays(1));
  }

  /** No tickets, but identifiers of sessions that the server keeps itself. */
  static ServerSessions identifiers() {
    return new ServerSessions.Tickets(new TestTickets(), 0, Duration.ofDays(1))
        .withStore(new SessionTable(8));
  }

  @Override
  public Bytes seal(byte[] state) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, 0).doFinal(state);
      return Bytes.wrap(new WireWriter().bytes(nonce).bytes(sealed).toArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<byte[]> open(Bytes ticket) {
    byte[] all = ticket.toArray();
    if (all.length < NONCE) {
      return Optional.empty();
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, all, 0);
      return Optional.of(cipher.doFinal(all, NONCE, all.length - NONCE));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, int offset) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE));
    return cipher;
  }
}

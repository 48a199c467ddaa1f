// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeStore;
import dev.signet.explain.Finding;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes nonces without writing anything: each is dated and authenticated, so that any node knows
 * them for ours. To use one costs one insert, which decides between two that bring the same.
 */
final class NonceBook {
  /** Longer than any client waits between two requests of an order. */
  private static final Duration LIFETIME = Duration.ofHours(1);

  private static final String ALGORITHM = "HmacSHA256";
  private static final int RANDOM_BYTES = 12;
  private static final int CODE_BYTES = 16;
  private static final int BODY_BYTES = Long.BYTES + RANDOM_BYTES;

  private final SecretKeySpec key;
  private final AcmeStore store;
  private final SecureRandom random;
  private final InstantSource clock;

  NonceBook(byte[] key, AcmeStore store, SecureRandom random, InstantSource clock) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.store = store;
    this.random = random;
    this.clock = clock;
  }

  /** A fresh nonce in base64url (RFC 8555, 6.5.1). */
  String next() {
    byte[] drawn = new byte[RANDOM_BYTES];
    random.nextBytes(drawn);
    byte[] body =
        ByteBuffer.allocate(BODY_BYTES).putLong(clock.instant().toEpochMilli()).put(drawn).array();
    byte[] whole = Arrays.copyOf(body, BODY_BYTES + CODE_BYTES);
    System.arraycopy(code(body), 0, whole, BODY_BYTES, CODE_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** Uses a nonce up. RFC 8555, 6.5: a server refuses one that it did not give, or twice. */
  void spend(String nonce) {
    Instant now = clock.instant();
    Instant until = made(nonce).plus(LIFETIME);
    if (!now.isBefore(until)) {
      throw refused("one from " + LIFETIME.toMinutes() + " minutes ago or more");
    }
    if (!store.spend(nonce, now, until)) {
      throw refused("one that was used before");
    }
  }

  private Instant made(String nonce) {
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(nonce);
    } catch (IllegalArgumentException e) {
      throw refused("one that is not ours");
    }
    byte[] body = Arrays.copyOf(whole, BODY_BYTES);
    boolean ours =
        whole.length == BODY_BYTES + CODE_BYTES
            && MessageDigest.isEqual(
                code(body), Arrays.copyOfRange(whole, BODY_BYTES, whole.length));
    if (!ours) {
      throw refused("one that is not ours");
    }
    return Instant.ofEpochMilli(ByteBuffer.wrap(body).getLong());
  }

  private byte[] code(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(body), CODE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static RuntimeException refused(String found) {
    return Finding.about(AcmeCode.NONCE_REFUSED)
        .wanted("a nonce from an answer of this server, used once")
        .found(found)
        .toException();
  }
}

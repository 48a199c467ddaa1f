// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.secret;

import dev.signet.explain.Redacted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Secrets of 256 random bits as base64url: cookies, one-time links, refresh tokens. The database
 * keeps {@link #hash} of them, which needs no salt and no slow function: nobody can try 2^256
 * values.
 */
public final class RandomSecret {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 16;

  private final SecureRandom random;

  /** Draws from a source. */
  public RandomSecret(SecureRandom random) {
    this.random = random;
  }

  /** A new secret, 43 characters. */
  public Redacted next() {
    return Redacted.of(ENCODER.encodeToString(bytes(SECRET_BYTES)));
  }

  /** A new identifier that is no secret: 128 random bits, 22 characters. */
  public String nextId() {
    return ENCODER.encodeToString(bytes(ID_BYTES));
  }

  /** New random bytes. */
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** SHA-256 of a secret as base64url, 43 characters. */
  public static String hash(String secret) {
    return ENCODER.encodeToString(sha256(secret.getBytes(StandardCharsets.UTF_8)));
  }

  /** SHA-256. */
  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

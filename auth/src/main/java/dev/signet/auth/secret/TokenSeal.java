// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under a key that only one token yields. Whoever has the database, and even the
 * installation's keys, cannot open it without that token.
 */
public final class TokenSeal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int TAG_BITS = 128;

  /** Each key seals one text once, so the nonce need not differ (NIST SP 800-38D, 8.2). */
  private static final byte[] NONCE = new byte[12];

  private final SecretKeySpec key;

  /** A seal for what one token of 256 random bits may see. Use each for one {@link #seal} alone. */
  public TokenSeal(String token) {
    byte[] derived = new AuthenticCode(RandomSecret.sha256(bytes(token))).of(bytes("signet seal"));
    this.key = new SecretKeySpec(derived, "AES");
  }

  /** Seals a text. */
  public byte[] seal(String text) {
    try {
      return cipher(Cipher.ENCRYPT_MODE).doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /** Opens what {@link #seal} made for the same token; empty where it is something else. */
  public Optional<String> open(byte[] sealed) {
    try {
      byte[] text = cipher(Cipher.DECRYPT_MODE).doFinal(Arrays.copyOf(sealed, sealed.length));
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, NONCE));
    return cipher;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

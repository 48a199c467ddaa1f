// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 under a key that only this installation has: shows that a value came from here,
 * without a look into the database.
 */
public final class AuthenticCode {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** Makes codes under a key of 32 bytes, which is copied. */
  public AuthenticCode(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The code of bytes, 32 bytes. */
  public byte[] of(byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** The code of a text as base64url. */
  public String of(String message) {
    byte[] code = of(message.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
  }

  /** Whether a code is that of a text; takes as long for a wrong one. */
  public boolean isOf(String message, String code) {
    return MessageDigest.isEqual(
        of(message).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
  }
}

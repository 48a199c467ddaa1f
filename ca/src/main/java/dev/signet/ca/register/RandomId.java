// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.register;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Draws identifiers and tokens of 128 bits. RFC 8555, 8.1: a token "MUST have at least 128 bits of
 * entropy".
 */
public final class RandomId {
  private static final int BYTES = 16;

  private final SecureRandom random;

  /** Draws from a source. */
  public RandomId(SecureRandom random) {
    this.random = random;
  }

  /** The next one, in base64url. */
  String next() {
    byte[] drawn = new byte[BYTES];
    random.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }
}

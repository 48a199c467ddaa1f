// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.auth.secret.AuthenticCode;
import dev.signet.auth.secret.RandomSecret;
import dev.signet.explain.Redacted;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A refresh token: its family's id (128 bits), 256 random bits, and a code that only we can make
 * (128 bits), as base64url.
 *
 * <p>The code keeps made-up tokens away from the database, and it makes reuse certain: a token that
 * bears it was issued by us, so nobody who merely knows a family's id can have that family ended.
 */
final class RefreshToken {
  private static final int FAMILY = 16;
  private static final int RANDOM = 32;
  private static final int CODE = 16;
  private static final int BYTES = FAMILY + RANDOM + CODE;
  private static final int CHARS = 86;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final String family;
  private final Redacted text;

  private RefreshToken(byte[] bytes) {
    this.family = ENCODER.encodeToString(Arrays.copyOf(bytes, FAMILY));
    this.text = Redacted.of(ENCODER.encodeToString(bytes));
  }

  /** A new token of a family. */
  static RefreshToken next(String family, RandomSecret secrets, AuthenticCode code) {
    byte[] bytes = Arrays.copyOf(Base64.getUrlDecoder().decode(family), BYTES);
    System.arraycopy(secrets.bytes(RANDOM), 0, bytes, FAMILY, RANDOM);
    System.arraycopy(
        code.of(Arrays.copyOf(bytes, FAMILY + RANDOM)), 0, bytes, FAMILY + RANDOM, CODE);
    return new RefreshToken(bytes);
  }

  /** A token that we issued; empty for any other text. */
  static Optional<RefreshToken> parse(Redacted text, AuthenticCode code) {
    if (text.reveal().length() != CHARS) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text.reveal());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    byte[] wanted = Arrays.copyOf(code.of(Arrays.copyOf(bytes, FAMILY + RANDOM)), CODE);
    byte[] found = Arrays.copyOfRange(bytes, FAMILY + RANDOM, BYTES);
    RefreshToken token = new RefreshToken(bytes);
    boolean canonical = token.text.reveal().equals(text.reveal());
    return MessageDigest.isEqual(wanted, found) && canonical
        ? Optional.of(token)
        : Optional.empty();
  }

  String family() {
    return family;
  }

  Redacted text() {
    return text;
  }

  /** What the database keeps. */
  String hash() {
    return RandomSecret.hash(text.reveal());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.x509.SubjectPublicKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Names for public keys, made of their SHA-256 hash. */
public final class KeyName {
  /** RFC 7093, 2, method 1: "the leftmost 160 bits of the SHA-256 hash". */
  private static final int IDENTIFIER_LENGTH = 20;

  /** Eight digits tell the few issuers of one database apart. */
  private static final int SHORT_DIGITS = 8;

  private KeyName() {}

  /** The hash of the whole subject public key info, in hexadecimal. */
  public static String full(SubjectPublicKey key) {
    return HexFormat.of().formatHex(sha256(key));
  }

  /** The beginning of {@link #full}, for people. */
  public static String brief(SubjectPublicKey key) {
    return full(key).substring(0, SHORT_DIGITS);
  }

  /**
   * The subject key identifier (RFC 5280, 4.2.1.2), by RFC 7093, 2, method 4, cut as method 1 is.
   */
  public static byte[] identifier(SubjectPublicKey key) {
    return Arrays.copyOf(sha256(key), IDENTIFIER_LENGTH);
  }

  private static byte[] sha256(SubjectPublicKey key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.encoded().toArray());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

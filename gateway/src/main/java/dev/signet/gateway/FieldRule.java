// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request's field on its way to an application, by its name.
 *
 * <p>Names are compared in every spelling: without case, and with each character that is neither
 * letter nor digit as a hyphen. Many applications see {@code Signet-Identity}, {@code
 * signet_identity} and {@code Signet.Identity} as one name, and a client could choose which to
 * forge.
 */
enum FieldRule {
  /** Goes on as it is. */
  PASS,
  /** Never goes on: of this connection alone, or ours to say. */
  DROP,
  /** Goes on without our session cookie. */
  COOKIE,
  /** Goes on unless it is our bearer token. */
  AUTHORIZATION;

  // RFC 9110, 7.6.1, with what older programs use besides; framing, which is written anew; what
  // says who and where the client is; and what makes frameworks serve another path or method.
  private static final List<String> DROPPED =
      List.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "http2-settings",
          "content-length",
          "expect",
          "host",
          "forwarded",
          "x-real-ip",
          "x-client-ip",
          "true-client-ip",
          "remote-user",
          "x-remote-user",
          "x-request-id",
          "x-original-url",
          "x-rewrite-url",
          "proxy");

  private static final byte[][] PREFIXES = {
    ascii("x-forwarded-"), ascii("x-signet-"), ascii("signet-")
  };

  private static final int SLOTS = 256;
  private static final int FACTOR = 31;
  private static final byte[] NORMAL = normals();
  private static final byte[][] NAMES = new byte[SLOTS][];
  private static final FieldRule[] RULES = new FieldRule[SLOTS];

  static {
    DROPPED.forEach(name -> enter(name, DROP));
    enter("cookie", COOKIE);
    enter("authorization", AUTHORIZATION);
  }

  /** The rule for a name. */
  static FieldRule of(CharSequence name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = FACTOR * hash + normal(name.charAt(i));
    }
    int slot = hash & (SLOTS - 1);
    byte[] candidate = NAMES[slot];
    while (candidate != null) {
      if (candidate.length == name.length() && startsWith(name, candidate)) {
        return RULES[slot];
      }
      slot = (slot + 1) & (SLOTS - 1);
      candidate = NAMES[slot];
    }
    return isReserved(name) ? DROP : PASS;
  }

  /** A name in the spelling that all spellings of it share. */
  static String normal(String name) {
    byte[] bytes = new byte[name.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = normal(name.charAt(i));
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static boolean isReserved(CharSequence name) {
    for (byte[] prefix : PREFIXES) {
      if (startsWith(name, prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(CharSequence name, byte[] normal) {
    if (name.length() < normal.length) {
      return false;
    }
    for (int i = 0; i < normal.length; i++) {
      if (normal(name.charAt(i)) != normal[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte normal(char c) {
    return c < NORMAL.length ? NORMAL[c] : (byte) '-';
  }

  private static byte[] normals() {
    byte[] normals = new byte[128];
    Arrays.fill(normals, (byte) '-');
    for (char c = 'a'; c <= 'z'; c++) {
      normals[c] = (byte) c;
      normals[Character.toUpperCase(c)] = (byte) c;
    }
    for (char c = '0'; c <= '9'; c++) {
      normals[c] = (byte) c;
    }
    return normals;
  }

  private static void enter(String name, FieldRule rule) {
    byte[] bytes = ascii(name);
    int hash = 0;
    for (byte b : bytes) {
      hash = FACTOR * hash + b;
    }
    int slot = hash & (SLOTS - 1);
    while (isTaken(NAMES[slot])) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    NAMES[slot] = bytes;
    RULES[slot] = rule;
  }

  private static boolean isTaken(byte @Nullable [] name) {
    return name != null;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

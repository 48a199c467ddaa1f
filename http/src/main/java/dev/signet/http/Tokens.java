// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

/** The characters of a token (RFC 9110, 5.6.2): methods, field names, cookie names. */
public final class Tokens {
  private static final boolean[] TOKEN = new boolean[128];

  static {
    for (char c = '0'; c <= 'z'; c++) {
      TOKEN[c] = Character.isLetterOrDigit(c);
    }
    for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
      TOKEN[c] = true;
    }
  }

  private Tokens() {}

  /** Whether a token may have this character. */
  public static boolean isTokenChar(int c) {
    return c >= 0 && c < TOKEN.length && TOKEN[c];
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import java.util.Locale;

/**
 * Checks host and port as they stand in Host and {@code :authority} (RFC 9110, 7.2; RFC 3986, 3.2).
 */
final class Authorities {
  /** A name of 255 octets with brackets, colon and port. */
  private static final int MAX_LENGTH = 263;

  private static final int MAX_PORT_DIGITS = 5;

  private Authorities() {}

  /**
   * Whether it is a registered name or an address, with a port or without, and without user
   * information.
   */
  static boolean isValid(String authority) {
    if (authority.isEmpty() || authority.length() > MAX_LENGTH) {
      return false;
    }
    if (authority.charAt(0) == '[') {
      int bracket = authority.indexOf(']');
      return bracket > 1 && isAddress(authority, bracket) && isPort(authority, bracket + 1);
    }
    int end = 0;
    while (end < authority.length() && isNameChar(authority.charAt(end))) {
      end++;
    }
    return end > 0 && isPort(authority, end);
  }

  /** In lower case; gives the same object where it is already. */
  static String lower(String authority) {
    for (int i = 0; i < authority.length(); i++) {
      char c = authority.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        return authority.toLowerCase(Locale.ROOT);
      }
    }
    return authority;
  }

  private static boolean isAddress(String authority, int end) {
    for (int i = 1; i < end; i++) {
      char c = authority.charAt(i);
      if (Character.digit(c, 16) < 0 && c != ':' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isPort(String authority, int start) {
    if (start == authority.length()) {
      return true;
    }
    int digits = authority.length() - start - 1;
    if (authority.charAt(start) != ':' || digits > MAX_PORT_DIGITS) {
      return false;
    }
    for (int i = start + 1; i < authority.length(); i++) {
      if (authority.charAt(i) < '0' || authority.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** The unreserved characters of RFC 3986: no percent-encoding, no user information, no list. */
  private static boolean isNameChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

/**
 * Where a login leads to: a path of the same origin and nothing else, whatever a link to the login
 * page says (ASVS 3.7.2).
 *
 * @param path and query, starting with one slash
 */
record ReturnPath(String path) {
  private static final int MAX_CHARS = 2_048;
  private static final String START = "/";

  /** The path that a parameter asks for, or the start where it is not one of ours. */
  static ReturnPath of(String asked) {
    return new ReturnPath(isOurs(asked) ? asked : START);
  }

  private static boolean isOurs(String asked) {
    return asked.startsWith("/")
        && asked.length() <= MAX_CHARS
        // "//host" names another host; browsers read "/\host" the same way.
        && !asked.startsWith("//")
        && asked.chars().allMatch(ReturnPath::isPlain)
        && !asked.startsWith("/auth/log");
  }

  /** Browsers drop tabs and line breaks from addresses, so "/\t/host" would become "//host". */
  private static boolean isPlain(int c) {
    return c > 0x20 && c < 0x7f && c != '\\' && c != '#' && c != '"' && c != '<' && c != '>';
  }
}

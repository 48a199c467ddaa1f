// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.ech;

import java.util.regex.Pattern;

/** Which public names clients take (RFC 9849, 6.1.7). */
final class PublicName {
  /**
   * "a dot-separated sequence of LDH labels", each of at most 63 bytes, without a dot at an end.
   */
  private static final Pattern LABELS =
      Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.(?!$)|$))+");

  /**
   * "if the final LDH label either consists of all ASCII digits or is "0x" or "0X" followed by"
   * hex.
   */
  private static final Pattern LIKE_IPV4 =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)");

  private static final int MAX_LENGTH = 253;

  private PublicName() {}

  static boolean isValid(String name) {
    return name.length() <= MAX_LENGTH
        && LABELS.matcher(name).matches()
        && !LIKE_IPV4.matcher(name).matches();
  }
}

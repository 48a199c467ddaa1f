// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import java.nio.charset.StandardCharsets;

/** Text for field values and URL queries: everything but unreserved ASCII as percent-encoding. */
final class FieldText {
  private static final String HEX = "0123456789ABCDEF";

  private FieldText() {}

  /** UTF-8 in visible ASCII: a field has no other agreed encoding (RFC 9110, 5.5). */
  static String ascii(String text) {
    return encode(text, " !#$&'()*+,-./:;=?@[]^_`{|}~<>");
  }

  /** For the value of a query's parameter (RFC 3986, 3.4), slashes left readable. */
  static String query(String text) {
    return encode(text, "-._~/");
  }

  private static String encode(String text, String kept) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (letter || (c >= '0' && c <= '9') || kept.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
      }
    }
    return encoded.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict percent-decoding of forms. */
final class PercentCoding {
  private PercentCoding() {}

  /**
   * The text behind {@code +} and {@code %XX}. Anything that is not exactly that is {@code
   * form-malformed}.
   */
  static String decodeForm(String text) {
    if (isPlain(text)) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(octet(text, i));
        i += 2;
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    return utf8(bytes.toByteArray());
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c != '%' && c != '+' && c < 0x80);
  }

  private static int octet(String text, int percent) {
    int high = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 1), 16) : -1;
    int low = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw FormBody.malformed("two hexadecimal digits behind a percent sign", "something else");
    }
    return high << 4 | low;
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw FormBody.malformed("UTF-8", "bytes that are not UTF-8");
    }
  }
}

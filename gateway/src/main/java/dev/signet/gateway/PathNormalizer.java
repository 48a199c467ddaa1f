// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Brings a path into normal form, or says which part of it has two readings.
 *
 * <p>Decoding stops at one level on purpose: what is still encoded afterwards is data. An encoded
 * percent sign in front of what would decode to a separator is refused, since applications exist
 * that decode twice.
 */
final class PathNormalizer {
  private static final int CONTROL_END = 0x20;
  private static final int DELETE = 0x7f;
  private static final int RADIX = 16;
  private static final int ESCAPE_CHARS = 3;
  private static final String DECODED_TWICE = "2e2f5c3b00";

  private final String path;
  private final StringBuilder normal;
  private @Nullable String ambiguous;
  private int last = -1;

  PathNormalizer(String path) {
    this.path = path;
    this.normal = new StringBuilder(path.length());
    for (int i = 0; i < path.length() && ambiguous == null; ) {
      i = path.charAt(i) == '%' ? escape(i) : plain(i);
    }
    if (ambiguous == null) {
      segments();
    }
  }

  /** Why there is no normal form, or null. */
  PathVerdict.@Nullable Refused refusal() {
    String found = ambiguous;
    if (found == null) {
      return null;
    }
    return new PathVerdict.Refused(
        Finding.about(GatewayCode.PATH_AMBIGUOUS).subject(path).found(found).build());
  }

  /** The path in normal form, where there is one. */
  String normal() {
    return normal.toString();
  }

  private int plain(int at) {
    char c = path.charAt(at);
    if (c == ';') {
      ambiguous = "a semicolon";
    } else if (c == '\\') {
      ambiguous = "a backslash";
    }
    normal.append(c);
    last = -1;
    return at + 1;
  }

  private int escape(int at) {
    int octet = octet(at);
    if (octet < 0) {
      ambiguous = "a percent sign without two hexadecimal digits";
    } else if (isUnreserved(octet)) {
      normal.append((char) octet);
    } else {
      ambiguous = faultOf(octet, at);
      normal.append('%').append(digit(octet >> 4)).append(digit(octet & 0xf));
    }
    last = octet;
    return at + ESCAPE_CHARS;
  }

  private @Nullable String faultOf(int octet, int at) {
    if (octet == '/') {
      return "an encoded slash";
    } else if (octet == '\\') {
      return "an encoded backslash";
    } else if (octet == ';') {
      return "an encoded semicolon";
    } else if (octet < CONTROL_END || octet == DELETE) {
      return "an encoded control character";
    } else if (isOverlong(octet)) {
      return "an overlong encoding of a character";
    } else if (octet == '%' && isDecodedTwice(at)) {
      return "a separator that is encoded twice";
    }
    return null;
  }

  // RFC 3629, section 3: C0 and C1 never begin a character, E0 and F0 only with these seconds. Lax
  // decoders make slashes and dots of them.
  private boolean isOverlong(int octet) {
    return octet == 0xc0
        || octet == 0xc1
        || (last == 0xe0 && octet < 0xa0)
        || (last == 0xf0 && octet < 0x90);
  }

  private boolean isDecodedTwice(int at) {
    int from = at + ESCAPE_CHARS;
    if (from + 2 > path.length()) {
      return false;
    }
    String digits = path.substring(from, from + 2).toLowerCase(java.util.Locale.ROOT);
    for (int i = 0; i < DECODED_TWICE.length(); i += 2) {
      if (DECODED_TWICE.startsWith(digits, i)) {
        return true;
      }
    }
    return false;
  }

  // Dot segments are looked for behind decoding, so that an encoded dot is a dot.
  private void segments() {
    int start = 1;
    for (int i = 1; i <= normal.length(); i++) {
      if (i == normal.length() || normal.charAt(i) == '/') {
        boolean atEnd = i == normal.length();
        String segment = normal.substring(start, i);
        if (segment.isEmpty() && !atEnd) {
          ambiguous = "a double slash";
        } else if (segment.equals(".") || segment.equals("..")) {
          ambiguous = "a dot segment";
        }
        start = i + 1;
      }
    }
  }

  private int octet(int at) {
    if (at + ESCAPE_CHARS > path.length()) {
      return -1;
    }
    int high = Character.digit(path.charAt(at + 1), RADIX);
    int low = Character.digit(path.charAt(at + 2), RADIX);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static char digit(int value) {
    return Character.toUpperCase(Character.forDigit(value, RADIX));
  }

  // RFC 3986, 2.3
  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}

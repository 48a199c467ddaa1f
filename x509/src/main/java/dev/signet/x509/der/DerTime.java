// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.der;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two time types, in the only forms that RFC 5280, 4.1.2.5.1 and 4.1.2.5.2 allow: to the
 * second, in Greenwich time.
 */
final class DerTime {
  private static final Pattern UTC =
      Pattern.compile("(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})Z");
  private static final Pattern GENERALIZED =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})Z");

  private DerTime() {}

  static Instant decode(int tag, Bytes content, int offset) {
    String text = new String(content.toArray(), StandardCharsets.ISO_8859_1);
    return switch (tag) {
      case DerTag.UTC_TIME -> instant(UTC.matcher(text), true, offset);
      case DerTag.GENERALIZED_TIME -> instant(GENERALIZED.matcher(text), false, offset);
      default -> throw new DerException(offset, DerTag.name(tag) + " where a time is expected");
    };
  }

  private static Instant instant(Matcher matcher, boolean twoDigits, int offset) {
    if (!matcher.matches()) {
      throw new DerException(
          offset, "a time that is not written as YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ");
    }
    int year = number(matcher, 1);
    if (twoDigits) {
      // RFC 5280, 4.1.2.5.1: 50 and more is 19YY, less is 20YY.
      year += year >= 50 ? 1900 : 2000;
    }
    try {
      return LocalDateTime.of(
              year,
              number(matcher, 2),
              number(matcher, 3),
              number(matcher, 4),
              number(matcher, 5),
              number(matcher, 6))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new DerException(offset, "a time that no calendar has: " + matcher.group());
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}

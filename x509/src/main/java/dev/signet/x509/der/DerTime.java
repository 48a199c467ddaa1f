// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.der;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The two time types, in the only forms that RFC 5280, 4.1.2.5.1 and 4.1.2.5.2 allow: to the
 * second, in Greenwich time.
 */
final class DerTime {
  private static final int UTC_LENGTH = 13;
  private static final int GENERALIZED_LENGTH = 15;

  private DerTime() {}

  static Instant decode(int tag, Bytes content, int offset) {
    return switch (tag) {
      case DerTag.UTC_TIME -> instant(content, 2, UTC_LENGTH, offset);
      case DerTag.GENERALIZED_TIME -> instant(content, 4, GENERALIZED_LENGTH, offset);
      default -> throw new DerException(offset, DerTag.name(tag) + " where a time is expected");
    };
  }

  private static Instant instant(Bytes text, int yearDigits, int length, int offset) {
    if (text.length() != length || text.at(length - 1) != 'Z') {
      throw malformed(offset);
    }
    int year = number(text, 0, yearDigits, offset);
    if (yearDigits == 2) {
      // RFC 5280, 4.1.2.5.1: 50 and more is 19YY, less is 20YY.
      year += year >= 50 ? 1900 : 2000;
    }
    int[] parts = new int[5];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = number(text, yearDigits + 2 * i, 2, offset);
    }
    try {
      return LocalDateTime.of(year, parts[0], parts[1], parts[2], parts[3], parts[4])
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new DerException(offset, "a time that no calendar has");
    }
  }

  private static int number(Bytes text, int from, int digits, int offset) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = text.at(i) - '0';
      if (digit < 0 || digit > 9) {
        throw malformed(offset);
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static DerException malformed(int offset) {
    return new DerException(
        offset, "a time that is not written as YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.HttpAnswer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Reads the little of an HTTP answer that tells something about the connection. */
final class HttpHead {
  private static final String VERSION = "HTTP/1.";
  private static final String DATE = "date:";

  private HttpHead() {}

  /** The status and the server's time; empty where the text is no answer of HTTP/1. */
  static Optional<HttpAnswer> read(String text) {
    String status = text.lines().findFirst().orElse("");
    if (!status.startsWith(VERSION) || !status.matches("HTTP/1\\.[01] [1-5][0-9]{2}.*")) {
      return Optional.empty();
    }
    Optional<Instant> date =
        text.lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(DATE))
            .findFirst()
            .flatMap(line -> time(line.substring(DATE.length()).strip()));
    return Optional.of(new HttpAnswer(Integer.parseInt(status.substring(9, 12)), date));
  }

  /** RFC 9110, 5.6.7: the preferred form, which all servers send. */
  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

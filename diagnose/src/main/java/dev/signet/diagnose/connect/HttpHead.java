// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.HttpAnswer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the little of an HTTP answer that tells something about the connection. */
final class HttpHead {
  private static final String VERSION = "HTTP/1.";
  private static final String DATE = "date";

  private HttpHead() {}

  /** The status and the server's time; empty where the text is no answer of HTTP/1. */
  static Optional<HttpAnswer> read(String text) {
    String status = text.lines().findFirst().orElse("");
    if (!status.startsWith(VERSION) || !status.matches("HTTP/1\\.[01] [1-5][0-9]{2}.*")) {
      return Optional.empty();
    }
    Map<String, String> fields = fields(text);
    Optional<Instant> date = Optional.ofNullable(fields.get(DATE)).flatMap(HttpHead::time);
    return Optional.of(new HttpAnswer(Integer.parseInt(status.substring(9, 12)), date, fields));
  }

  /** RFC 9112, 5: a name, a colon and a value; of a name that comes twice the first. */
  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    text.lines()
        .skip(1)
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.indexOf(':') > 0)
        .forEach(line -> {
          int colon = line.indexOf(':');
          String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
          fields.putIfAbsent(name, line.substring(colon + 1).strip());
        });
    return fields;
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

// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.fitness;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

/**
 * The steps of one day.
 *
 * @param day the day
 * @param count at most what nobody has ever walked in a day
 */
record StepCount(LocalDate day, int count) {
  private static final int MAX_COUNT = 200_000;
  private static final int MAX_BYTES = 4_096;

  /** Refuses what no day can have, with an {@link IllegalArgumentException}. */
  StepCount {
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException("count must be 1 to " + MAX_COUNT);
    }
  }

  /** Reads the fields {@code count} and {@code day} (today without it) from a form or JSON. */
  static StepCount read(HttpExchange exchange, LocalDate today) throws IOException {
    byte[] bytes;
    try (InputStream body = exchange.getRequestBody()) {
      bytes = body.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("the content has more than " + MAX_BYTES + " bytes");
    }
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    Map<String, String> fields =
        type.startsWith("application/json") ? FitnessJson.fields(bytes) : form(bytes);
    return of(fields, today);
  }

  private static StepCount of(Map<String, String> fields, LocalDate today) {
    try {
      String day = fields.getOrDefault("day", "").strip();
      return new StepCount(
          day.isEmpty() ? today : LocalDate.parse(day),
          Integer.parseInt(fields.getOrDefault("count", "").strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("count must be a whole number", e);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("day must be like " + today, e);
    }
  }

  private static Map<String, String> form(byte[] bytes) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : new String(bytes, StandardCharsets.US_ASCII).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

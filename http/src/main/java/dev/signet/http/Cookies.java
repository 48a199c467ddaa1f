// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The cookies that a client sent (RFC 6265bis, 5.8.3).
 *
 * @param pairs in the order of the request, names compare with case
 */
public record Cookies(List<Pair> pairs) {
  /** Browsers keep fewer cookies per site than this; what is behind them is not looked at. */
  public static final int MAX_COOKIES = 200;

  /**
   * One cookie.
   *
   * @param name as sent
   * @param value as sent, without the quotes around it if it had them
   */
  public record Pair(String name, String value) {}

  /** The cookies of a request; HTTP/2 may spread them over several fields (RFC 9113, 8.2.3). */
  public static Cookies of(HttpHeaders headers) {
    List<Pair> pairs = new ArrayList<>();
    for (String field : headers.getAll("Cookie")) {
      for (String part : split(field)) {
        if (pairs.size() < MAX_COOKIES) {
          pairs.add(pair(part));
        }
      }
    }
    return new Cookies(List.copyOf(pairs));
  }

  /** The first cookie of a name. */
  public Optional<String> first(String name) {
    return pairs.stream().filter(pair -> pair.name().equals(name)).map(Pair::value).findFirst();
  }

  /** Whether a name stands more than once, which a {@code __Host-} cookie of a browser cannot. */
  public boolean isRepeated(String name) {
    return pairs.stream().filter(pair -> pair.name().equals(name)).count() > 1;
  }

  /**
   * A Cookie field's value without some of its cookies, the others byte for byte as they were.
   *
   * @param unwanted by name
   * @return null where no cookie is left
   */
  public static @Nullable String without(String field, Predicate<String> unwanted) {
    StringBuilder left = new StringBuilder(field.length());
    for (String part : split(field)) {
      if (!unwanted.test(pair(part).name())) {
        left.append(left.isEmpty() ? "" : "; ").append(part);
      }
    }
    return left.isEmpty() ? null : left.toString();
  }

  private static List<String> split(String field) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start <= field.length()) {
      int semicolon = field.indexOf(';', start);
      int end = semicolon < 0 ? field.length() : semicolon;
      String part = field.substring(start, end).strip();
      if (!part.isEmpty()) {
        parts.add(part);
      }
      start = end + 1;
    }
    return parts;
  }

  private static Pair pair(String part) {
    int equals = part.indexOf('=');
    if (equals < 0) {
      // RFC 6265bis, 5.6: a cookie without an equals sign has an empty name.
      return new Pair("", part);
    }
    return new Pair(
        part.substring(0, equals).strip(), unquoted(part.substring(equals + 1).strip()));
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}

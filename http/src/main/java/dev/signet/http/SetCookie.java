// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import java.time.Duration;
import java.util.Optional;

/**
 * A cookie to set, always {@code Secure}, {@code HttpOnly} and for {@code Path=/} (RFC 6265bis,
 * 4.1.3.2), so that its name may start with {@code __Host-}.
 *
 * @param name a token
 * @param value characters that a cookie may have (RFC 6265bis, 4.1.1)
 * @param maxAge how long it is kept, or empty for as long as the browser runs
 * @param sameSite on which requests from other sites it is sent
 */
public record SetCookie(String name, String value, Optional<Duration> maxAge, SameSite sameSite) {
  /** On which requests from other sites a cookie is sent. */
  public enum SameSite {
    /** On none. */
    STRICT("Strict"),
    /** On navigation by a safe method. */
    LAX("Lax");

    private final String word;

    SameSite(String word) {
      this.word = word;
    }
  }

  /** Refuses what would break out of the field. */
  public SetCookie {
    if (!name.chars().allMatch(c -> Tokens.isTokenChar((char) c)) || name.isEmpty()) {
      throw new IllegalArgumentException("not a cookie name");
    }
    if (!value.chars().allMatch(SetCookie::isCookieOctet)) {
      throw new IllegalArgumentException("not a cookie value");
    }
  }

  /** A cookie that lasts until the browser ends, sent on navigation from other sites. */
  public static SetCookie session(String name, String value) {
    return new SetCookie(name, value, Optional.empty(), SameSite.LAX);
  }

  /** Makes the browser forget a cookie. */
  public static SetCookie expired(String name) {
    return session(name, "").lasting(Duration.ZERO);
  }

  /** The same cookie, kept for a time. */
  public SetCookie lasting(Duration time) {
    return new SetCookie(name, value, Optional.of(time), sameSite);
  }

  /** The same cookie, not sent on any request from another site. */
  public SetCookie strict() {
    return new SetCookie(name, value, maxAge, SameSite.STRICT);
  }

  /** The value of the field {@code Set-Cookie}. */
  public String field() {
    String age = maxAge.map(time -> "; Max-Age=" + time.toSeconds()).orElse("");
    return name + "=" + value + "; Path=/" + age + "; Secure; HttpOnly; SameSite=" + sameSite.word;
  }

  private static boolean isCookieOctet(int c) {
    return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
  }
}

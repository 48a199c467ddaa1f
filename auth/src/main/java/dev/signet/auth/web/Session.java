// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.explain.Redacted;
import dev.signet.http.Cookies;
import dev.signet.http.Request;
import dev.signet.http.SetCookie;
import java.util.Optional;

/** The session cookie in requests and responses. */
final class Session {
  /** The cookie's name. */
  static final String COOKIE = "__Host-signet";

  private Session() {}

  /** The cookie's value, when exactly one came. */
  static Optional<Redacted> in(Request request) {
    Cookies cookies = Cookies.of(request.head().headers());
    return cookies.isRepeated(COOKIE) ? Optional.empty() : cookies.first(COOKIE).map(Redacted::of);
  }

  static SetCookie begin(Redacted value) {
    return SetCookie.session(COOKIE, value.reveal());
  }

  static SetCookie end() {
    return SetCookie.expired(COOKIE);
  }
}

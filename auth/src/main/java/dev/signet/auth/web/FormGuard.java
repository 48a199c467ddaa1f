// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.secret.AuthenticCode;
import dev.signet.auth.secret.RandomSecret;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.http.Cookies;
import dev.signet.http.Request;
import dev.signet.http.Response;
import dev.signet.http.SetCookie;
import java.util.Optional;

/**
 * Shows that a form was sent by a page of ours, also before anybody is signed in: a random cookie
 * that only this host can set, and in the form the code of it that only we can make.
 */
final class FormGuard {
  /** The field. */
  static final String FIELD = "csrf";

  private static final String COOKIE = "__Host-signet-form";
  private static final int COOKIE_CHARS = 43;

  private final AuthenticCode code;
  private final RandomSecret secrets;

  FormGuard(AuthenticCode code, RandomSecret secrets) {
    this.code = code;
    this.secrets = secrets;
  }

  /**
   * What a page's forms need.
   *
   * @param field the field's value
   * @param cookie to be set with the page; empty where the browser has one
   */
  record Ticket(String field, Optional<SetCookie> cookie) {
    Response on(Response response) {
      cookie.ifPresent(set -> response.with("Set-Cookie", set.field()));
      return response;
    }
  }

  /** A ticket for the page that answers a request. Tabs of one browser share the cookie. */
  Ticket ticket(Request request) {
    Optional<String> known = cookie(request);
    String value = known.orElseGet(() -> secrets.next().reveal());
    Optional<SetCookie> cookie =
        known.isPresent() ? Optional.empty() : Optional.of(SetCookie.session(COOKIE, value));
    return new Ticket(code.of(text(value)), cookie);
  }

  /**
   * Refuses a form that no page of ours can have sent from this browser.
   *
   * @throws dev.signet.explain.FindingException {@link WebCode#FORM_FOREIGN} or {@link
   *     WebCode#FORM_STALE}
   */
  void check(Request request, String field) {
    refuseForeign(request);
    Optional<String> value = cookie(request);
    if (value.isEmpty() || !code.isOf(text(value.get()), field)) {
      throw Finding.about(WebCode.FORM_STALE)
          .wanted("the form's cookie")
          .found(value.isEmpty() ? "no cookie" : "another form's")
          .toException();
    }
  }

  private static void refuseForeign(Request request) {
    String own = "https://" + request.head().authority();
    String site = request.header("Sec-Fetch-Site").orElse("same-origin");
    String origin = request.header("Origin").orElse(own);
    boolean ours = site.equals("same-origin") || site.equals("none");
    if (!ours || !origin.equalsIgnoreCase(own)) {
      throw Finding.about(WebCode.FORM_FOREIGN)
          .wanted(own)
          .found(Printable.line(ours ? origin : site))
          .toException();
    }
  }

  private static Optional<String> cookie(Request request) {
    return Cookies.of(request.head().headers())
        .first(COOKIE)
        .filter(value -> value.length() == COOKIE_CHARS);
  }

  private static String text(String cookie) {
    return "form " + cookie;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a response's fields on their way to the client. */
final class ResponseFields {
  private static final AsciiString HSTS = AsciiString.cached("strict-transport-security");
  private static final AsciiString ALT_SVC = AsciiString.cached("alt-svc");
  private static final AsciiString KEEP_ALIVE = AsciiString.cached("keep-alive");
  private static final AsciiString PROXY_CONNECTION = AsciiString.cached("proxy-connection");
  private static final AsciiString CONTENT_TYPE_OPTIONS =
      AsciiString.cached("x-content-type-options");
  private static final AsciiString NOSNIFF = AsciiString.cached("nosniff");
  private static final AsciiString NO_REFERRER = AsciiString.cached("no-referrer");
  private static final AsciiString REFERRER = AsciiString.cached("referrer-policy");
  private static final AsciiString OPENER = AsciiString.cached("cross-origin-opener-policy");
  private static final AsciiString SAME_ORIGIN = AsciiString.cached("same-origin");
  private static final AsciiString CLOSED_POLICY =
      AsciiString.cached("default-src 'none'; frame-ancestors 'none'");

  private final boolean pins;
  private final AsciiString pin;

  ResponseFields(Hsts hsts) {
    this.pins = hsts.maxAge().isPositive();
    this.pin = hsts.value();
  }

  /**
   * For an application's response: hop-by-hop fields go (RFC 9110, 7.6.1), as do an alternative
   * service, which would lead around us, and a cookie by which the application could plant a
   * session.
   */
  void ofUpstream(HttpHeaders headers, boolean pinnable) {
    nominated(headers);
    headers.remove(HttpHeaderNames.CONNECTION);
    headers.remove(KEEP_ALIVE);
    headers.remove(PROXY_CONNECTION);
    headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
    headers.remove(HttpHeaderNames.TRAILER);
    headers.remove(HttpHeaderNames.UPGRADE);
    headers.remove(HttpHeaderNames.TE);
    headers.remove(ALT_SVC);
    if (headers.contains(HttpHeaderNames.SET_COOKIE)) {
      withoutOurCookie(headers);
    }
    strict(headers, pinnable);
  }

  /** For an application's 101: the same, and the switch itself. */
  void ofUpgrade(HttpHeaders headers, boolean pinnable) {
    ofUpstream(headers, pinnable);
    headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
    headers.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
  }

  /** For our own pages: what a careful site sends, where the page has not chosen for itself. */
  void ofOurs(HttpHeaders headers, boolean pinnable) {
    orElse(headers, CONTENT_TYPE_OPTIONS, NOSNIFF);
    orElse(headers, REFERRER, NO_REFERRER);
    orElse(headers, OPENER, SAME_ORIGIN);
    orElse(headers, HttpHeaderNames.CONTENT_SECURITY_POLICY, CLOSED_POLICY);
    strict(headers, pinnable);
  }

  private void strict(HttpHeaders headers, boolean pinnable) {
    if (!pinnable) {
      headers.remove(HSTS);
    } else if (pins) {
      headers.set(HSTS, pin);
    }
  }

  private static void nominated(HttpHeaders headers) {
    if (!headers.contains(HttpHeaderNames.CONNECTION)) {
      return;
    }
    for (String value : headers.getAll(HttpHeaderNames.CONNECTION)) {
      for (String option : value.split(",", -1)) {
        String name = option.strip();
        if (!name.isEmpty() && !name.equalsIgnoreCase("content-length")) {
          headers.remove(name);
        }
      }
    }
  }

  private static void withoutOurCookie(HttpHeaders headers) {
    List<String> kept = new ArrayList<>();
    List<String> sent = headers.getAll(HttpHeaderNames.SET_COOKIE);
    for (String cookie : sent) {
      if (!cookie
          .strip()
          .regionMatches(true, 0, SessionCookie.NAME, 0, SessionCookie.NAME.length())) {
        kept.add(cookie);
      }
    }
    if (kept.size() < sent.size()) {
      headers.set(HttpHeaderNames.SET_COOKIE, kept);
    }
  }

  private static void orElse(HttpHeaders headers, CharSequence name, CharSequence value) {
    if (!headers.contains(name)) {
      headers.set(name, value);
    }
  }
}

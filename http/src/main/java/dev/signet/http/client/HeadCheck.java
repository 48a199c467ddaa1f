// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a response's head must be beyond what its decoder checks, and what it says of keeping. */
final class HeadCheck {
  private static final AsciiString KEEP_ALIVE = AsciiString.cached("keep-alive");
  private static final String TIMEOUT = "timeout=";
  private static final int MAX_SECONDS_DIGITS = 4;
  private static final int MAX_STATUS = 999;
  private static final boolean[] TOKEN = tokens();

  private HeadCheck() {}

  /** What is wrong with the head, or null. */
  static @Nullable String faultOf(HttpResponse response) {
    if (response.decoderResult().isFailure()) {
      return String.valueOf(response.decoderResult().cause().getMessage());
    }
    HttpVersion version = response.protocolVersion();
    if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
      return "version " + version;
    }
    if (response.status().code() > MAX_STATUS) {
      return "status " + response.status().code();
    }
    return nameFault(response);
  }

  // RFC 9110, 5.6.2. The decoder lets through what the next reader might split elsewhere.
  private static @Nullable String nameFault(HttpResponse response) {
    Iterator<Map.Entry<CharSequence, CharSequence>> fields =
        response.headers().iteratorCharSequence();
    while (fields.hasNext()) {
      CharSequence name = fields.next().getKey();
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c >= TOKEN.length || !TOKEN[c]) {
          return "a field whose name is no token";
        }
      }
    }
    return null;
  }

  /**
   * For how long the connection may be kept, in nanoseconds: a second less than the upstream says
   * ({@code Keep-Alive: timeout=5}, as Node sends it), so that it is given up here first.
   */
  static long idleLimit(HttpResponse response) {
    String said = response.headers().get(KEEP_ALIVE);
    long standard = ClientSettings.KEEP_ALIVE.toNanos();
    int at = said == null ? -1 : said.indexOf(TIMEOUT);
    if (said == null || at < 0) {
      return standard;
    }
    int from = at + TIMEOUT.length();
    int to = from;
    while (to < said.length() && to - from < MAX_SECONDS_DIGITS && isDigit(said.charAt(to))) {
      to++;
    }
    if (to == from) {
      return standard;
    }
    long seconds = Math.max(Long.parseLong(said.substring(from, to)) - 1, 0);
    return Math.min(TimeUnit.SECONDS.toNanos(seconds), standard);
  }

  private static boolean[] tokens() {
    boolean[] tokens = new boolean[128];
    for (char c = '!'; c <= '~'; c++) {
      tokens[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }
    return tokens;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

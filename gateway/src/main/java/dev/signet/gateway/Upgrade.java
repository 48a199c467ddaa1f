// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.RequestHead;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;

/**
 * The wish to speak WebSocket on the connection (RFC 6455, 4.1). No other protocol is switched to:
 * {@code h2c} for instance would carry requests past the gate.
 *
 * <p>In HTTP/2 it is an extended CONNECT (RFC 8441), which comes here as the GET that it stands
 * for; a request of HTTP/2 that has these fields itself has been refused before.
 */
final class Upgrade {
  private Upgrade() {}

  static boolean isAskedFor(RequestHead request) {
    HttpHeaders headers = request.headers();
    String wanted = headers.get(HttpHeaderNames.UPGRADE);
    return wanted != null
        && wanted.equalsIgnoreCase("websocket")
        && request.method().equals(HttpMethod.GET)
        && !request.hasContent()
        && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true);
  }
}

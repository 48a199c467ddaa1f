// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.http.ResponseHead;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/**
 * Turns a response's head into HTTP/2's fields: names in lower case, none about the connection (RFC
 * 9113, 8.2).
 */
final class ResponseFields {
  private static final int EXPECTED_FIELDS = 16;
  private static final AsciiString WEBSOCKET_ACCEPT = AsciiString.cached("sec-websocket-accept");

  private ResponseFields() {}

  static Http2Headers of(ResponseHead head, LoopScope loop) {
    Http2Headers fields = new DefaultHttp2Headers(false, EXPECTED_FIELDS);
    boolean upgrades = head.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
    // RFC 8441, 5: what 101 says in HTTP/1.1, a 2xx says to an extended CONNECT.
    fields.status(upgrades ? HttpResponseStatus.OK.codeAsText() : head.status().codeAsText());
    boolean dated = head.status().code() < HttpResponseStatus.OK.code() && !upgrades;
    Iterator<Map.Entry<CharSequence, CharSequence>> given = head.headers().iteratorCharSequence();
    while (given.hasNext()) {
      Map.Entry<CharSequence, CharSequence> field = given.next();
      CharSequence name = lower(field.getKey());
      if (!isAboutConnection(name) && !(upgrades && WEBSOCKET_ACCEPT.contentEquals(name))) {
        fields.add(name, field.getValue());
        dated |= FieldNames.DATE.contentEquals(name);
      }
    }
    if (!dated) {
      fields.add(FieldNames.DATE, loop.date());
    }
    return fields;
  }

  static boolean isAboutConnection(CharSequence lowerName) {
    return switch (lowerName.length()) {
      case 7 -> FieldNames.UPGRADE.contentEquals(lowerName);
      case 10 ->
          FieldNames.CONNECTION.contentEquals(lowerName)
              || FieldNames.KEEP_ALIVE.contentEquals(lowerName);
      case 16 -> FieldNames.PROXY_CONNECTION.contentEquals(lowerName);
      case 17 -> FieldNames.TRANSFER_ENCODING.contentEquals(lowerName);
      default -> false;
    };
  }

  private static CharSequence lower(CharSequence name) {
    return name instanceof AsciiString ascii
        ? ascii.toLowerCase()
        : AsciiString.of(name.toString().toLowerCase(Locale.ROOT));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.http.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes the head of an HTTP/1.1 response (RFC 9112, 4). Framing and connection fields come from
 * the server alone.
 */
final class ResponseEncoder {
  /** What the server says about the connection in a response. */
  enum Persistence {
    /** Nothing: it stays. */
    STAYS,
    /** It stays, said to a client of HTTP/1.0. */
    STAYS_ALOUD,
    /** It closes. */
    CLOSES,
    /** It changes its protocol. */
    UPGRADES
  }

  private static final AsciiString VERSION = AsciiString.cached("HTTP/1.1 ");
  private static final AsciiString STATUS_OK = AsciiString.cached("HTTP/1.1 200 OK\r\n");
  private static final AsciiString CHUNKED = AsciiString.cached("transfer-encoding: chunked\r\n");
  private static final AsciiString NO_CONTENT = AsciiString.cached("content-length: 0\r\n");
  private static final AsciiString CLOSE = AsciiString.cached("connection: close\r\n");
  private static final AsciiString KEEP_ALIVE = AsciiString.cached("connection: keep-alive\r\n");
  private static final AsciiString UPGRADE = AsciiString.cached("connection: upgrade\r\n");
  private static final AsciiString DATE = AsciiString.cached("date: ");
  private static final int CRLF = '\r' << 8 | '\n';
  private static final int COLON_SPACE = ':' << 8 | ' ';

  private ResponseEncoder() {}

  /** The status line and the service's fields. */
  static void writeFields(ByteBuf out, ResponseHead head, boolean upgrades) {
    writeStatusLine(out, head.status());
    Iterator<Map.Entry<CharSequence, CharSequence>> fields = head.headers().iteratorCharSequence();
    while (fields.hasNext()) {
      Map.Entry<CharSequence, CharSequence> field = fields.next();
      CharSequence name = field.getKey();
      if (!isServersOwn(name) || (upgrades && FieldNames.UPGRADE.contentEqualsIgnoreCase(name))) {
        write(out, name);
        out.writeShort(COLON_SPACE);
        write(out, field.getValue());
        out.writeShort(CRLF);
      }
    }
  }

  /** The fields that are the server's business, and the empty line. */
  static void writeEnd(
      ByteBuf out, Framing framing, Persistence persistence, HttpHeaders headers, LoopScope loop) {
    switch (framing) {
      case CHUNKS -> write(out, CHUNKED);
      case EMPTY -> write(out, NO_CONTENT);
      case AS_GIVEN, UNTIL_CLOSE, NONE -> {}
    }
    switch (persistence) {
      case CLOSES -> write(out, CLOSE);
      case STAYS_ALOUD -> write(out, KEEP_ALIVE);
      case UPGRADES -> write(out, UPGRADE);
      case STAYS -> {}
    }
    // RFC 9110, 6.6.1: "An origin server with a clock MUST generate a Date header field in all
    // 2xx, 3xx, and 4xx responses"; an upstream's own is left as it is.
    if (!headers.contains(HttpHeaderNames.DATE)) {
      write(out, DATE);
      write(out, loop.date());
      out.writeShort(CRLF);
    }
    out.writeShort(CRLF);
  }

  /** The whole head of an interim response. */
  static void writeInterim(ByteBuf out, ResponseHead head) {
    writeFields(out, head, false);
    out.writeShort(CRLF);
  }

  /** How a response's end is told. */
  enum Framing {
    /**
     * By a Content-Length that the service gave, or not at all where a response cannot have
     * content.
     */
    AS_GIVEN,
    /** By a Content-Length of zero, which the server adds. */
    EMPTY,
    /** By chunks. */
    CHUNKS,
    /** By the connection's end. */
    UNTIL_CLOSE,
    /** There is no content and none is announced. */
    NONE
  }

  private static void writeStatusLine(ByteBuf out, HttpResponseStatus status) {
    if (status.equals(HttpResponseStatus.OK)) {
      write(out, STATUS_OK);
      return;
    }
    write(out, VERSION);
    write(out, status.codeAsText());
    out.writeByte(' ');
    write(out, status.reasonPhrase());
    out.writeShort(CRLF);
  }

  /**
   * RFC 9110, 7.6.1 and RFC 9112, 6: fields about one connection are not passed on from elsewhere.
   */
  private static boolean isServersOwn(CharSequence name) {
    return switch (name.length()) {
      case 7 -> FieldNames.UPGRADE.contentEqualsIgnoreCase(name);
      case 10 ->
          FieldNames.CONNECTION.contentEqualsIgnoreCase(name)
              || FieldNames.KEEP_ALIVE.contentEqualsIgnoreCase(name);
      case 16 -> FieldNames.PROXY_CONNECTION.contentEqualsIgnoreCase(name);
      case 17 -> FieldNames.TRANSFER_ENCODING.contentEqualsIgnoreCase(name);
      default -> false;
    };
  }

  private static void write(ByteBuf out, CharSequence text) {
    if (text instanceof AsciiString ascii) {
      out.writeBytes(ascii.array(), ascii.arrayOffset(), ascii.length());
    } else {
      ByteBufUtil.writeAscii(out, text);
    }
  }
}

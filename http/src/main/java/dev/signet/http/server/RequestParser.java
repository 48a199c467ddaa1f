// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.http.HttpCode;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header section of an HTTP/1 request (RFC 9112), strictly: whatever two servers could
 * read in two ways is refused.
 *
 * <p>One per event loop; works on a copy in its array, which is written over by the next request.
 */
final class RequestParser {
  /** The longest registered method has 17 characters. */
  private static final int MAX_METHOD = 32;

  private static final int VERSION_LENGTH = "HTTP/1.1".length();

  /** Values are checked here, octet by octet, so the map need not do it again. */
  private static final HttpHeadersFactory HEADERS =
      DefaultHttpHeadersFactory.headersFactory().withValidation(false);

  private final MessageLimits limits;
  private final byte[] bytes;
  private int at;
  private @Nullable Finding refusal;

  RequestParser(MessageLimits limits) {
    this.limits = limits;
    this.bytes = new byte[limits.headerSection()];
  }

  /**
   * Takes a header section out of a buffer.
   *
   * @param in stands at its first byte
   * @param length with the empty line, at most the limit; every LF in it follows a CR
   */
  HeadOutcome parse(ByteBuf in, int length) {
    in.readBytes(bytes, 0, length);
    at = 0;
    refusal = null;
    RequestDraft draft = new RequestDraft(HEADERS.newHeaders());
    boolean complete = requestLine(draft) && fields(draft);
    Finding refused = refusal;
    if (!complete && refused != null) {
      return new HeadOutcome.Refused(refused);
    }
    return draft.finish();
  }

  private boolean requestLine(RequestDraft draft) {
    int start = at;
    while (FieldNames.lower(bytes[at]) != 0) {
      at++;
    }
    if (at == start || bytes[at] != ' ') {
      return refuse(HttpCode.REQUEST_LINE_MALFORMED);
    }
    if (at - start > MAX_METHOD) {
      return refuse(HttpCode.REQUEST_METHOD_MALFORMED);
    }
    draft.method = HttpMethod.valueOf(text(start, at));
    at++;
    return target(draft) && version(draft);
  }

  private boolean target(RequestDraft draft) {
    int start = at;
    while (bytes[at] > ' ' && bytes[at] < 0x7f && bytes[at] != '#') {
      at++;
    }
    if (at - start > limits.target()) {
      return refuse(
          Finding.about(HttpCode.REQUEST_TARGET_TOO_LONG)
              .wanted("at most " + limits.target() + " bytes")
              .found((at - start) + " bytes")
              .build());
    }
    if (at == start || bytes[at] == '\r') {
      return refuse(HttpCode.REQUEST_LINE_MALFORMED);
    }
    if (bytes[at] != ' ') {
      return refuse(HttpCode.REQUEST_TARGET_MALFORMED);
    }
    draft.target = text(start, at);
    at++;
    return true;
  }

  private boolean version(RequestDraft draft) {
    int start = at;
    while (bytes[at] != '\r' && bytes[at] != ' ') {
      at++;
    }
    String version = text(start, at);
    if (bytes[at] != '\r' || bytes[at + 1] != '\n') {
      return refuse(HttpCode.REQUEST_LINE_MALFORMED);
    }
    at += 2;
    switch (version) {
      case "HTTP/1.1" -> draft.minor = 1;
      case "HTTP/1.0" -> draft.minor = 0;
      default -> {
        boolean looksRight =
            version.length() <= VERSION_LENGTH && version.matches("HTTP/[0-9](\\.[0-9])?");
        return refuse(
            Finding.about(
                    looksRight
                        ? HttpCode.HTTP_VERSION_UNSUPPORTED
                        : HttpCode.REQUEST_LINE_MALFORMED)
                .wanted("HTTP/1.1")
                .found(Printable.line(version))
                .build());
      }
    }
    return true;
  }

  private boolean fields(RequestDraft draft) {
    int count = 0;
    while (bytes[at] != '\r' || bytes[at + 1] != '\n') {
      if (++count > limits.headerFields()) {
        return refuse(
            Finding.about(HttpCode.REQUEST_HEADER_TOO_LARGE)
                .wanted("at most " + limits.headerFields() + " fields")
                .build());
      }
      if (!field(draft)) {
        return false;
      }
    }
    return true;
  }

  private boolean field(RequestDraft draft) {
    int start = at;
    byte lower = FieldNames.lower(bytes[at]);
    while (lower != 0) {
      bytes[at++] = lower;
      lower = FieldNames.lower(bytes[at]);
    }
    if (bytes[at] != ':' || at == start) {
      return refuseName(start);
    }
    AsciiString name = FieldNames.of(bytes, start, at);
    at++;
    int valueStart = skipBlank();
    int valueEnd = valueEnd(name, valueStart);
    return valueEnd >= 0 && accept(draft, name, text(valueStart, valueEnd));
  }

  private boolean accept(RequestDraft draft, AsciiString name, String value) {
    HttpCode problem = draft.field(name, value);
    if (problem != null) {
      return refuse(Finding.about(problem).subject(name.toString()).build());
    }
    return true;
  }

  private int skipBlank() {
    while (bytes[at] == ' ' || bytes[at] == '\t') {
      at++;
    }
    return at;
  }

  /**
   * Moves behind the line and says where the value ends without trailing white space; -1 where it
   * is refused.
   */
  private int valueEnd(AsciiString name, int start) {
    while (isFieldOctet(bytes[at])) {
      at++;
    }
    if (bytes[at] != '\r' || bytes[at + 1] != '\n') {
      HttpCode code =
          bytes[at] == '\r' ? HttpCode.CARRIAGE_RETURN_BARE : HttpCode.FIELD_VALUE_MALFORMED;
      refuse(Finding.about(code).subject(name.toString()).build());
      return -1;
    }
    int end = at;
    at += 2;
    while (end > start && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
      end--;
    }
    return end;
  }

  /** RFC 9110, 5.5: visible characters, obs-text, space and tab. */
  private static boolean isFieldOctet(byte octet) {
    return (octet >= ' ' && octet != 0x7f) || octet < 0 || octet == '\t';
  }

  private boolean refuseName(int start) {
    boolean blank = bytes[at] == ' ' || bytes[at] == '\t';
    if (blank && at == start) {
      return refuse(HttpCode.FIELD_FOLDED);
    }
    if (blank) {
      return refuse(Finding.about(HttpCode.FIELD_NAME_SPACED).subject(text(start, at)).build());
    }
    return refuse(HttpCode.FIELD_NAME_MALFORMED);
  }

  private String text(int start, int end) {
    return new String(bytes, start, end - start, ISO_8859_1);
  }

  private boolean refuse(HttpCode code) {
    return refuse(Finding.of(code));
  }

  private boolean refuse(Finding finding) {
    refusal = finding;
    return false;
  }
}

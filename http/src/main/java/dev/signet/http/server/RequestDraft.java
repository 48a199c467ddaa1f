// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.explain.Finding;
import dev.signet.http.HttpCode;
import dev.signet.http.RequestHead;
import dev.signet.http.server.HeadOutcome.Http1Head;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AsciiString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request whose lines are read one by one, and whose parts are then held against each other. */
final class RequestDraft {
  private static final int MAX_LENGTH_DIGITS = 18;
  private static final long NO_LENGTH = -1;

  HttpMethod method = HttpMethod.GET;
  String target = "";
  int minor;

  private final HttpHeaders headers;
  private @Nullable String host;
  private long contentLength = NO_LENGTH;
  private boolean chunked;
  private boolean close;
  private boolean keepAlive;
  private boolean expectsContinue;

  RequestDraft(HttpHeaders headers) {
    this.headers = headers;
  }

  /** Takes a field; says what is wrong with it, if anything. */
  @Nullable HttpCode field(AsciiString name, String value) {
    headers.add(name, value);
    if (name.equals(FieldNames.HOST)) {
      return host(value);
    } else if (name.equals(FieldNames.CONTENT_LENGTH)) {
      return contentLength(value);
    } else if (name.equals(FieldNames.TRANSFER_ENCODING)) {
      return transferEncoding(value);
    } else if (name.equals(FieldNames.CONNECTION)) {
      connection(value);
    } else if (name.equals(FieldNames.EXPECT)) {
      return expect(value);
    }
    return null;
  }

  /** Holds the parts against each other. */
  HeadOutcome finish() {
    if (method.equals(HttpMethod.CONNECT)) {
      return refused(HttpCode.REQUEST_METHOD_UNSUPPORTED);
    }
    // RFC 9112, 3.2: "A server MUST respond with a 400 (Bad Request) status code to any HTTP/1.1
    // request message that lacks a Host header field".
    if (host == null && minor > 0) {
      return refused(HttpCode.HOST_MISSING);
    }
    if (chunked && contentLength != NO_LENGTH) {
      return refused(HttpCode.FRAMING_AMBIGUOUS);
    }
    // RFC 9112, 6.1: "A server or client that receives an HTTP/1.0 message containing a
    // Transfer-Encoding header field MUST treat the message as if the framing is faulty".
    if (chunked && minor == 0) {
      return refused(HttpCode.FRAMING_AMBIGUOUS);
    }
    return finishTarget();
  }

  private HeadOutcome finishTarget() {
    String authority = host == null ? "" : host;
    String path = target;
    if (target.charAt(0) != '/') {
      int scheme = schemeLength();
      if (scheme > 0) {
        // RFC 9112, 3.2.2: "When an origin server receives a request with an absolute-form of
        // request-target, the origin server MUST ignore the received Host header field".
        int slash = target.indexOf('/', scheme);
        int question = target.indexOf('?', scheme);
        int end = slash >= 0 && (question < 0 || slash < question) ? slash : question;
        authority = end < 0 ? target.substring(scheme) : target.substring(scheme, end);
        path =
            end < 0
                ? "/"
                : target.charAt(end) == '?' ? "/" + target.substring(end) : target.substring(end);
        headers.set(FieldNames.HOST, authority);
      } else if (!target.equals("*") || !method.equals(HttpMethod.OPTIONS)) {
        return refused(HttpCode.REQUEST_TARGET_MALFORMED);
      }
    }
    if (minor > 0 && !Authorities.isValid(authority)) {
      return refused(HttpCode.HOST_MALFORMED);
    }
    return complete(Authorities.lower(authority), path);
  }

  private Http1Head complete(String authority, String path) {
    boolean hasContent = chunked || contentLength > 0;
    RequestHead head = new RequestHead(1, method, authority, path, headers, hasContent);
    boolean stays = !close && (minor > 0 || keepAlive);
    long length = chunked ? Http1Head.CHUNKED : Math.max(0, contentLength);
    return new Http1Head(
        head, length, stays, expectsContinue && hasContent && minor > 0, minor > 0);
  }

  private int schemeLength() {
    String start = target.length() < 8 ? target : target.substring(0, 8);
    String lower = start.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") ? 8 : lower.startsWith("http://") ? 7 : 0;
  }

  private @Nullable HttpCode host(String value) {
    if (host != null) {
      return HttpCode.HOST_REPEATED;
    }
    host = value;
    return null;
  }

  private @Nullable HttpCode contentLength(String value) {
    if (contentLength != NO_LENGTH) {
      return HttpCode.CONTENT_LENGTH_REPEATED;
    }
    boolean digits = !value.isEmpty() && value.length() <= MAX_LENGTH_DIGITS;
    long length = 0;
    for (int i = 0; digits && i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      digits = digit >= 0 && digit <= 9;
      length = length * 10 + digit;
    }
    contentLength = length;
    return digits ? null : HttpCode.CONTENT_LENGTH_MALFORMED;
  }

  private @Nullable HttpCode transferEncoding(String value) {
    if (chunked || !value.equalsIgnoreCase("chunked")) {
      return HttpCode.TRANSFER_ENCODING_UNSUPPORTED;
    }
    chunked = true;
    return null;
  }

  private void connection(String value) {
    if (value.equalsIgnoreCase("keep-alive")) {
      keepAlive = true;
      return;
    }
    for (String option : value.split(",", -1)) {
      close |= option.strip().equalsIgnoreCase("close");
      keepAlive |= option.strip().equalsIgnoreCase("keep-alive");
    }
  }

  private @Nullable HttpCode expect(String value) {
    expectsContinue = value.equalsIgnoreCase("100-continue");
    return expectsContinue ? null : HttpCode.EXPECTATION_UNSUPPORTED;
  }

  private static HeadOutcome refused(HttpCode code) {
    return new HeadOutcome.Refused(Finding.of(code));
  }
}

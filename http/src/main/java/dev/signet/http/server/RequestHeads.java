// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.explain.Finding;
import dev.signet.http.HttpCode;
import dev.signet.http.RequestHead;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Reads an HTTP/2 request's fields (RFC 9113, 8.2 and 8.3). Each octet is checked: what is legal in
 * a frame may be a line break in the HTTP/1.1 request that a gateway makes of it.
 *
 * <p>An extended CONNECT (RFC 8441) is turned into the GET with {@code Upgrade} that it stands for,
 * so that services see one form.
 */
final class RequestHeads {
  private static final HttpHeadersFactory HEADERS =
      DefaultHttpHeadersFactory.headersFactory().withValidation(false);

  /** RFC 6455, 4.1: 16 bytes that say nothing but that the server understood. */
  private static final String WEBSOCKET = "websocket";

  private static final int WEBSOCKET_KEY_BYTES = 16;

  private final MessageLimits limits;
  private final HttpHeaders headers = HEADERS.newHeaders();
  private @Nullable String method;
  private @Nullable String scheme;
  private @Nullable String authority;
  private @Nullable String path;
  private @Nullable String protocol;
  private @Nullable String host;
  private @Nullable HttpCode problem;
  private @Nullable RequestHead head;

  RequestHeads(Http2Headers fields, boolean last, MessageLimits limits) {
    this.limits = limits;
    if (fields.size() > limits.headerFields()) {
      problem = HttpCode.REQUEST_HEADER_TOO_LARGE;
      return;
    }
    for (Map.Entry<CharSequence, CharSequence> field : fields) {
      problem = field(field.getKey(), field.getValue());
      if (problem != null) {
        return;
      }
    }
    problem = finish(last);
  }

  /** The request, or null where it is refused. */
  @Nullable RequestHead head() {
    return head;
  }

  /** Whether the request is a WebSocket by extended CONNECT. */
  boolean isTunnel() {
    return protocol != null;
  }

  /** Why there is no request. */
  Finding finding() {
    HttpCode code = problem == null ? HttpCode.PSEUDO_HEADER_MALFORMED : problem;
    return code == HttpCode.REQUEST_HEADER_TOO_LARGE
        ? headerTooLarge(limits)
        : Finding.about(code).wanted("at most " + limits.target() + " bytes").build();
  }

  /** Whether the stream is reset instead of answered. */
  boolean isMalformed() {
    return problem != HttpCode.REQUEST_HEADER_TOO_LARGE
        && problem != HttpCode.REQUEST_TARGET_TOO_LONG
        && problem != HttpCode.REQUEST_METHOD_UNSUPPORTED;
  }

  static Finding headerTooLarge(MessageLimits limits) {
    return Finding.about(HttpCode.REQUEST_HEADER_TOO_LARGE)
        .wanted(
            "at most " + limits.headerSection() + " bytes and " + limits.headerFields() + " fields")
        .build();
  }

  /** Stands for a request that could not be read while it is answered. */
  static RequestHead placeholder() {
    return new RequestHead(2, HttpMethod.GET, "", "/", HEADERS.newHeaders(), false);
  }

  static boolean hasPseudoHeaders(Http2Headers fields) {
    for (Map.Entry<CharSequence, CharSequence> field : fields) {
      if (isPseudo(field.getKey())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable HttpCode field(CharSequence name, CharSequence value) {
    if (!isFieldValue(value)) {
      return HttpCode.FIELD_VALUE_MALFORMED;
    }
    String text = value.toString();
    if (isPseudo(name)) {
      return pseudo(name.toString(), text);
    }
    if (!isFieldName(name)) {
      return HttpCode.FIELD_NAME_MALFORMED;
    }
    if (ResponseFields.isAboutConnection(name)
        || (FieldNames.TE.contentEquals(name) && !text.equals("trailers"))) {
      return HttpCode.CONNECTION_FIELD_FORBIDDEN;
    }
    return ordinary(name, text);
  }

  private @Nullable HttpCode ordinary(CharSequence name, String value) {
    if (FieldNames.HOST.contentEquals(name)) {
      if (host != null) {
        return HttpCode.HOST_REPEATED;
      }
      host = value;
      return null;
    }
    if (FieldNames.CONTENT_LENGTH.contentEquals(name)
        && headers.contains(FieldNames.CONTENT_LENGTH)) {
      return HttpCode.CONTENT_LENGTH_REPEATED;
    }
    String cookies = FieldNames.COOKIE.contentEquals(name) ? headers.get(FieldNames.COOKIE) : null;
    if (cookies == null) {
      headers.add(name, value);
    } else {
      // RFC 9113, 8.2.3: crumbs "MUST be concatenated into a single octet string using the
      // two-octet
      // delimiter" before they are passed to a context that is not HTTP/2.
      headers.set(FieldNames.COOKIE, cookies + "; " + value);
    }
    return null;
  }

  private @Nullable HttpCode pseudo(String name, String value) {
    String before =
        switch (name) {
          case ":method" -> method;
          case ":scheme" -> scheme;
          case ":authority" -> authority;
          case ":path" -> path;
          case ":protocol" -> protocol;
          default -> name;
        };
    if (before != null) {
      return HttpCode.PSEUDO_HEADER_MALFORMED;
    }
    switch (name) {
      case ":method" -> method = value;
      case ":scheme" -> scheme = value;
      case ":authority" -> authority = value;
      case ":path" -> path = value;
      default -> protocol = value;
    }
    return null;
  }

  private @Nullable HttpCode finish(boolean last) {
    if (method == null || method.isEmpty() || !isToken(method)) {
      return HttpCode.PSEUDO_HEADER_MALFORMED;
    }
    boolean connect = method.equals("CONNECT");
    // RFC 9220, 3: to an extended CONNECT with another protocol a server SHOULD answer 501.
    if (connect && !WEBSOCKET.equals(protocol)) {
      return HttpCode.REQUEST_METHOD_UNSUPPORTED;
    }
    if (path == null || scheme == null || (protocol != null && !connect)) {
      return HttpCode.PSEUDO_HEADER_MALFORMED;
    }
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return HttpCode.PSEUDO_HEADER_MALFORMED;
    }
    if (path.length() > limits.target()) {
      return HttpCode.REQUEST_TARGET_TOO_LONG;
    }
    if (!isTarget(path, method)) {
      return HttpCode.REQUEST_TARGET_MALFORMED;
    }
    return finishAuthority(method, path, last);
  }

  private @Nullable HttpCode finishAuthority(String verb, String target, boolean last) {
    String named = authority == null ? host : authority;
    if (named == null) {
      return HttpCode.HOST_MISSING;
    }
    // RFC 9113, 8.3.1: a request whose Host differs from :authority SHOULD be treated as malformed.
    if (host != null && !host.equalsIgnoreCase(named)) {
      return HttpCode.HOST_REPEATED;
    }
    if (!Authorities.isValid(named)) {
      return HttpCode.HOST_MALFORMED;
    }
    HttpMethod served = HttpMethod.valueOf(verb);
    boolean hasContent = !last;
    if (protocol != null) {
      served = HttpMethod.GET;
      hasContent = false;
      upgrade(protocol);
    }
    head = new RequestHead(2, served, Authorities.lower(named), target, headers, hasContent);
    return null;
  }

  private void upgrade(String to) {
    byte[] key = new byte[WEBSOCKET_KEY_BYTES];
    ThreadLocalRandom.current().nextBytes(key);
    headers.set(FieldNames.UPGRADE, to);
    headers.set(FieldNames.CONNECTION, "upgrade");
    headers.set("sec-websocket-key", Base64.getEncoder().encodeToString(key));
  }

  private static boolean isPseudo(CharSequence name) {
    return !name.isEmpty() && name.charAt(0) == ':';
  }

  private static boolean isFieldName(CharSequence name) {
    for (int i = 0; i < name.length(); i++) {
      byte octet = (byte) name.charAt(i);
      if (octet != FieldNames.lower(octet) || octet == 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isToken(String text) {
    return text.chars().allMatch(c -> FieldNames.lower((byte) c) != 0);
  }

  /** RFC 9113, 8.2.1: no control characters, and no white space at either end. */
  private static boolean isFieldValue(CharSequence value) {
    int length = value.length();
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      boolean blank = c == ' ' || c == '\t';
      if ((c < ' ' && c != '\t') || c == 0x7f || (blank && (i == 0 || i == length - 1))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTarget(String target, String method) {
    if (target.equals("*")) {
      return method.equals("OPTIONS");
    }
    if (target.isEmpty() || target.charAt(0) != '/') {
      return false;
    }
    for (int i = 1; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '#') {
        return false;
      }
    }
    return true;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A response from code that may block.
 *
 * @param head status and fields
 * @param body its content
 */
public record Response(ResponseHead head, Body body) {
  /** A response without content. */
  public static Response of(HttpResponseStatus status) {
    return of(status, Body.empty());
  }

  /** A response with content whose type is set by {@link #with}. */
  public static Response of(HttpResponseStatus status, Body body) {
    HttpHeaders headers = DefaultHttpHeadersFactory.headersFactory().newHeaders();
    return new Response(new ResponseHead(status, headers), body);
  }

  /** A response of text in UTF-8 with its content type. */
  public static Response text(HttpResponseStatus status, String contentType, String text) {
    return of(status, Body.of(text.getBytes(StandardCharsets.UTF_8)))
        .with("Content-Type", contentType);
  }

  /** A response of a JSON object. */
  public static Response json(HttpResponseStatus status, Map<String, ?> members) {
    return of(status, Body.of(JsonText.bytes(members))).with("Content-Type", JsonBody.MEDIA_TYPE);
  }

  /** Adds a field to this response. Values with line breaks are refused by the header map. */
  public Response with(String name, String value) {
    head.headers().add(name, value);
    return this;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;

/**
 * A request's start and header section, checked: one Host, no conflicting framing, no bare line
 * feeds, no illegal field names.
 *
 * @param version 1 or 2
 * @param method as sent
 * @param authority the Host field or {@code :authority}, lower case, with its port where one was
 *     sent
 * @param target the request target in origin form exactly as sent: path and query, starting with
 *     {@code /} (or {@code *})
 * @param headers all fields except pseudo-header fields; names compare without case
 * @param hasContent whether content may follow
 */
public record RequestHead(
    int version,
    HttpMethod method,
    String authority,
    String target,
    HttpHeaders headers,
    boolean hasContent) {
  /** The target up to its question mark. */
  public String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  /** The target behind its question mark, or empty. */
  public String query() {
    int question = target.indexOf('?');
    return question < 0 ? "" : target.substring(question + 1);
  }

  /** The authority without its port, brackets of an IPv6 address kept. */
  public String host() {
    int colon = authority.lastIndexOf(':');
    return colon < 0 || colon < authority.lastIndexOf(']')
        ? authority
        : authority.substring(0, colon);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import dev.signet.explain.Category;
import dev.signet.explain.Finding;
import dev.signet.explain.Reference;
import dev.signet.explain.Remedy;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A finding as a client sees it: a problem document (RFC 9457) and the status that goes with it.
 */
public final class ProblemDocument {
  /** The document's media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** In front of a code this makes the document's {@code type}, which is no locator. */
  public static final String TYPE_PREFIX = "urn:signet:finding:";

  private final HttpResponseStatus status;
  private final byte[] json;

  private ProblemDocument(HttpResponseStatus status, byte[] json) {
    this.status = status;
    this.json = json;
  }

  /** The document of a finding about a request to no address in particular. */
  public static ProblemDocument of(Finding finding) {
    return of(finding, "");
  }

  /**
   * The document of a finding.
   *
   * @param instance the address at which it occurred, as a URI reference; empty where unknown
   */
  public static ProblemDocument of(Finding finding, String instance) {
    HttpResponseStatus status = status(finding.code().category());
    return new ProblemDocument(status, JsonText.bytes(members(finding, status, instance)));
  }

  /** The status that a category of failure answers with. */
  public static HttpResponseStatus status(Category category) {
    return switch (category) {
      case MALFORMED, USAGE, PROTOCOL -> HttpResponseStatus.BAD_REQUEST;
      case UNAUTHENTICATED -> HttpResponseStatus.UNAUTHORIZED;
      case FORBIDDEN, TRUST, NAME, TIME, CLIENT_CERTIFICATE -> HttpResponseStatus.FORBIDDEN;
      case ABSENT -> HttpResponseStatus.NOT_FOUND;
      case METHOD -> HttpResponseStatus.METHOD_NOT_ALLOWED;
      case CLIENT_SLOW -> HttpResponseStatus.REQUEST_TIMEOUT;
      case CONFLICT -> HttpResponseStatus.CONFLICT;
      case CONTENT_SIZE -> HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE;
      case TARGET_SIZE -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
      case CONTENT_TYPE -> HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE;
      case MISDIRECTED -> HttpResponseStatus.MISDIRECTED_REQUEST;
      case UNPROCESSABLE -> HttpResponseStatus.UNPROCESSABLE_ENTITY;
      case THROTTLED -> HttpResponseStatus.TOO_MANY_REQUESTS;
      case HEADER_SIZE -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
      case INTERNAL, LOCAL -> HttpResponseStatus.INTERNAL_SERVER_ERROR;
      case UNSUPPORTED -> HttpResponseStatus.NOT_IMPLEMENTED;
      case UPSTREAM, UNREACHABLE -> HttpResponseStatus.BAD_GATEWAY;
      // 507 (RFC 4918, 11.5) says a full disk too, but clients and balancers only wait for 503.
      case UNAVAILABLE, STORAGE -> HttpResponseStatus.SERVICE_UNAVAILABLE;
      case UPSTREAM_SLOW -> HttpResponseStatus.GATEWAY_TIMEOUT;
      case VERSION -> HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED;
    };
  }

  /** The status by the finding's category. */
  public HttpResponseStatus status() {
    return status;
  }

  /** The document in UTF-8. */
  public byte[] json() {
    return json.clone();
  }

  /** This document as a response that no cache keeps. */
  public Response toResponse() {
    return Response.of(status, Body.of(json))
        .with("Content-Type", MEDIA_TYPE)
        .with("Cache-Control", "no-store");
  }

  /** Answers an exchange with this document. Nothing may have been sent on it before. */
  public void answer(Exchange exchange) {
    ResponseHead head = toResponse().head();
    head.headers().set("Content-Length", json.length);
    exchange.respond(head, false);
    exchange.write(Unpooled.wrappedBuffer(json), true);
  }

  private static Map<String, Object> members(
      Finding finding, HttpResponseStatus status, String instance) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", TYPE_PREFIX + finding.code().id());
    members.put("title", finding.headline());
    members.put("status", status.code());
    putIfGiven(members, "detail", finding.explanation());
    putIfGiven(members, "instance", instance);
    members.put("code", finding.code().id());
    putIfGiven(members, "subject", finding.subject());
    putIfGiven(members, "wanted", finding.wanted());
    putIfGiven(members, "found", finding.found());
    members.putAll(finding.parameters());
    members.put("remedies", finding.remedies().stream().map(ProblemDocument::remedy).toList());
    members.put("references", finding.references().stream().map(Reference::toString).toList());
    return members;
  }

  private static Map<String, Object> remedy(Remedy remedy) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("audience", remedy.audience());
    members.put("text", remedy.text());
    putIfGiven(members, "command", remedy.command());
    return members;
  }

  private static void putIfGiven(Map<String, Object> members, String name, String value) {
    if (!value.isEmpty()) {
      members.put(name, value);
    }
  }
}

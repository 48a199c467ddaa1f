// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Finding;
import dev.signet.http.Body;
import dev.signet.http.Exchange;
import dev.signet.http.ProblemDocument;
import dev.signet.http.RequestHead;
import dev.signet.http.Response;
import dev.signet.http.ResponseHead;
import dev.signet.identity.Decision;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Answers requests that go no further: a problem document for programs, a page or the way to the
 * login for people.
 */
final class Denial {
  private static final System.Logger LOG = System.getLogger(Denial.class.getName());

  /** What is not there at the moment is looked for again within a second or two. */
  private static final String RETRY_SECONDS = "2";

  private static final String CHALLENGE = "Bearer realm=\"signet\"";

  private final String loginPath;
  private final Refusals refusals;
  private final ResponseFields fields;

  Denial(String loginPath, Refusals refusals, ResponseFields fields) {
    this.loginPath = loginPath;
    this.refusals = refusals;
    this.fields = fields;
  }

  /** Answers by a gate's decision. */
  void answer(Exchange exchange, Visit visit, Decision decision) {
    switch (decision) {
      case Decision.Allowed _ -> throw new IllegalArgumentException("not a refusal");
      case Decision.Unauthenticated(Finding finding, boolean shown) ->
          unauthenticated(exchange, visit, finding, shown);
      case Decision.Forbidden(var role, Finding finding) ->
          refuse(exchange, visit, finding, CHALLENGE + insufficient(role.name()));
      case Decision.Undecided(Finding finding) -> answer(exchange, visit, finding);
    }
  }

  /** Answers with a finding. */
  void answer(Exchange exchange, Visit visit, Finding finding) {
    refuse(exchange, visit, finding, "");
  }

  private void unauthenticated(Exchange exchange, Visit visit, Finding finding, boolean shown) {
    RequestHead request = exchange.request();
    if (isBrowser(request)) {
      visit.refused(finding.code());
      String to = loginPath + "?to=" + FieldText.query(request.target());
      send(
          exchange,
          visit,
          Response.of(HttpResponseStatus.SEE_OTHER)
              .with("Location", to)
              .with("Cache-Control", "no-store"),
          new byte[0]);
      return;
    }
    // RFC 6750, 3.1: without a credential "the resource server SHOULD NOT include an error code".
    String error =
        shown ? ", error=\"invalid_token\", error_description=\"" + finding.code().id() + "\"" : "";
    refuse(exchange, visit, finding, CHALLENGE + error);
  }

  private static String insufficient(String role) {
    return ", error=\"insufficient_scope\", error_description=\"the role " + role + " is missing\"";
  }

  private void refuse(Exchange exchange, Visit visit, Finding finding, String challenge) {
    visit.refused(finding.code());
    if (isBrowser(exchange.request())) {
      page(exchange, visit, finding);
      return;
    }
    Response response = ProblemDocument.of(finding, exchange.request().path()).toResponse();
    if (!challenge.isEmpty()) {
      response.with("WWW-Authenticate", challenge);
    }
    if (response.head().status().equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
      response.with("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    }
    send(exchange, visit, response, bytes(response.body()));
  }

  // The page's maker may block; the exchange goes on on its own loop.
  private void page(Exchange exchange, Visit visit, Finding finding) {
    HttpResponseStatus status = ProblemDocument.status(finding.code().category());
    Thread.ofVirtual()
        .name("refusal")
        .start(() -> {
          Response response = page(exchange.request(), status, finding);
          byte[] content = bytes(response.body());
          exchange.eventLoop().execute(() -> send(exchange, visit, response, content));
        });
  }

  private Response page(RequestHead request, HttpResponseStatus status, Finding finding) {
    try {
      return refusals.page(request, status, finding);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a refusal's page could not be made", e);
      return ProblemDocument.of(finding, request.path()).toResponse();
    }
  }

  private void send(Exchange exchange, Visit visit, Response response, byte[] content) {
    if (visit.isEnded()) {
      return;
    }
    ResponseHead head = response.head();
    fields.ofOurs(head.headers(), visit.isPinnable());
    head.headers().set(HttpHeaderNames.CONTENT_LENGTH, content.length);
    if (head.status().equals(HttpResponseStatus.SERVICE_UNAVAILABLE)) {
      head.headers().set(HttpHeaderNames.RETRY_AFTER, RETRY_SECONDS);
    }
    visit.answered(head.status().code());
    boolean bare = content.length == 0 || exchange.request().method().equals(HttpMethod.HEAD);
    exchange.respond(head, bare);
    if (!bare) {
      visit.sent(content.length);
      exchange.write(Unpooled.wrappedBuffer(content), true);
    }
  }

  private static byte[] bytes(Body body) {
    try (InputStream stream = body.open()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A browser is a GET or HEAD that accepts HTML. */
  static boolean isBrowser(RequestHead request) {
    boolean reads =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    String accepted = reads ? request.headers().get(HttpHeaderNames.ACCEPT) : null;
    return accepted != null && accepted.contains("text/html");
  }
}

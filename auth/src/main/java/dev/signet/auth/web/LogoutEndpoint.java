// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.page.RefusalPage;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Redacted;
import dev.signet.http.FormBody;
import dev.signet.http.JsonBody;
import dev.signet.http.ProblemDocument;
import dev.signet.http.Request;
import dev.signet.http.Response;
import dev.signet.identity.Answer;
import dev.signet.identity.Principal;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** {@code /auth/logout}: ends a browser's session, or the family of a token. */
final class LogoutEndpoint implements Endpoint {
  private final WebParts parts;
  private final FormGuard guard;
  private final Visitors visitors;

  LogoutEndpoint(WebParts parts, FormGuard guard, Visitors visitors) {
    this.parts = parts;
    this.guard = guard;
    this.visitors = visitors;
  }

  @Override
  public String allowed() {
    return "GET, HEAD, POST";
  }

  @Override
  public Response get(Request request) {
    Optional<Answer.Known> known = visitors.signedIn(request);
    if (known.isPresent() && known.get().principal() instanceof Principal.Person person) {
      FormGuard.Ticket ticket = guard.ticket(request);
      return ticket.on(
          parts
              .pages()
              .logout(ticket.field(), person.username())
              .toResponse(HttpResponseStatus.OK));
    }
    return parts.pages().signedOut().toResponse(HttpResponseStatus.OK);
  }

  @Override
  public Response post(Request request) throws IOException {
    Optional<Fields> fields = fields(request);
    Optional<String> csrf = fields.flatMap(Fields::csrf);
    return csrf.isPresent() ? browser(request, csrf.get()) : program(request, fields);
  }

  private Response browser(Request request, String csrf) {
    try {
      guard.check(request, csrf);
    } catch (FindingException e) {
      return RefusalPage.of(ProblemDocument.status(e.finding().code().category()), e.finding());
    }
    visitors
        .signedIn(request)
        .ifPresent(known -> parts.signIn().end(known.session(), Client.source(request)));
    return Redirect.to("/auth/logout").with("Set-Cookie", Session.end().field());
  }

  private Response program(Request request, Optional<Fields> fields) {
    boolean ended = parts.signIn().end(login(request, fields), Client.source(request));
    return TokenAnswer.json(HttpResponseStatus.OK, Map.of("ended", ended));
  }

  /**
   * The family to end. RFC 7009, 2.2: a token that holds no more is not an error, but one that
   * never was ours is.
   */
  private String login(Request request, Optional<Fields> fields) {
    Optional<Redacted> refresh =
        fields.flatMap(sent -> sent.text("refresh_token")).map(Redacted::of);
    if (refresh.isPresent()) {
      return parts
          .signIn()
          .loginOf(refresh.get())
          .orElseThrow(() ->
              new FindingException(
                  Finding.of(dev.signet.auth.login.LoginCode.REFRESH_TOKEN_UNKNOWN)));
    }
    return visitors.byToken(request).session();
  }

  /** A program that sends its bearer token need send no content. */
  private static Optional<Fields> fields(Request request) throws IOException {
    boolean typed = FormBody.isSentBy(request) || JsonBody.isSentBy(request);
    boolean empty = !request.head().hasContent() || request.body().length() == 0;
    return typed || !empty ? Optional.of(Fields.read(request)) : Optional.empty();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.login.LoginCode;
import dev.signet.auth.login.SignIn;
import dev.signet.auth.page.LoginPages;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.http.FormBody;
import dev.signet.http.ProblemDocument;
import dev.signet.http.Request;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.Optional;

/** {@code /auth/login}: the page, its form, and the login of programs. */
final class LoginEndpoint implements Endpoint {
  private final WebParts parts;
  private final FormGuard guard;

  LoginEndpoint(WebParts parts, FormGuard guard) {
    this.parts = parts;
    this.guard = guard;
  }

  @Override
  public String allowed() {
    return "GET, HEAD, POST";
  }

  @Override
  public Response get(Request request) {
    FormBody query = FormBody.parse(request.head().query());
    ReturnPath to = ReturnPath.of(query.text("to").orElse("/"));
    Optional<String> note = query.text("note").flatMap(LoginEndpoint::note);
    FormGuard.Ticket ticket = guard.ticket(request);
    LoginPages.Filled form = new LoginPages.Filled(ticket.field(), "", Optional.empty());
    return ticket.on(parts.pages().login(form, to.path(), note).toResponse(HttpResponseStatus.OK));
  }

  @Override
  public Response post(Request request) throws IOException {
    Fields fields = Fields.read(request);
    Optional<String> csrf = fields.csrf();
    return csrf.isPresent() ? browser(request, fields, csrf.get()) : program(request, fields);
  }

  /** A program gets tokens in JSON and never a cookie. */
  private Response program(Request request, Fields fields) {
    SignIn.TokenLogin login = parts.signIn().program(Client.attempt(request, fields));
    return TokenAnswer.of(login.grant(), Optional.of(login.device()));
  }

  /** Our page's form gets a cookie and the way to where it wanted to go. */
  private Response browser(Request request, Fields fields, String csrf) {
    ReturnPath to = ReturnPath.of(fields.text("to").orElse("/"));
    try {
      guard.check(request, csrf);
      SignIn.BrowserLogin login =
          parts.signIn().browser(Client.attempt(request, fields), Session.in(request));
      return Redirect.to(to.path())
          .with("Set-Cookie", Session.begin(login.cookie()).field())
          .with("Set-Cookie", Client.device(login.device()).field());
    } catch (FindingException e) {
      return again(request, fields, to, e.finding());
    }
  }

  private Response again(Request request, Fields fields, ReturnPath to, Finding finding) {
    FormGuard.Ticket ticket = guard.ticket(request);
    String username = fields.text("username").orElse("");
    LoginPages.Filled form = new LoginPages.Filled(ticket.field(), username, Optional.of(finding));
    HttpResponseStatus status = ProblemDocument.status(finding.code().category());
    Response page = parts.pages().login(form, to.path(), Optional.empty()).toResponse(status);
    // A challenge would be for the browser's own dialogue; the page is the challenge here.
    return ticket.on(
        finding.code() == LoginCode.LOGIN_REFUSED ? page : Refusal.marked(page, finding));
  }

  /** Texts come from here alone: what a link says is not shown. */
  private static Optional<String> note(String name) {
    return switch (name) {
      case "registered" -> Optional.of("Your account is ready. Sign in with it.");
      case "password" -> Optional.of("Your password is set. Sign in with it.");
      default -> Optional.empty();
    };
  }
}

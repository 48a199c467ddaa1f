// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.login.LoginAttempt;
import dev.signet.auth.login.SignIn;
import dev.signet.auth.page.PasswordPage;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Redacted;
import dev.signet.http.ProblemDocument;
import dev.signet.http.Request;
import dev.signet.http.Response;
import dev.signet.identity.Answer;
import dev.signet.identity.IdentityCode;
import dev.signet.identity.Principal;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code /auth/password}: people who are signed in change their password. All their other logins
 * end, and the one that asked is replaced (ASVS 5.0, 7.2.4 and 7.4.3).
 */
final class PasswordEndpoint implements Endpoint {
  private final WebParts parts;
  private final FormGuard guard;
  private final Visitors visitors;

  PasswordEndpoint(WebParts parts, FormGuard guard, Visitors visitors) {
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
    return visitor(request)
        .map(person -> page(request, person, Optional.empty()))
        .orElseGet(PasswordEndpoint::toLogin);
  }

  @Override
  public Response post(Request request) throws IOException {
    Fields fields = Fields.read(request);
    Optional<String> csrf = fields.csrf();
    return csrf.isPresent() ? browser(request, fields, csrf.get()) : program(request, fields);
  }

  /** The token decides, and no cookie: a form of another site carries cookies, but no token. */
  private Response program(Request request, Fields fields) {
    Principal.Person person =
        person(visitors.byToken(request))
            .orElseThrow(() -> new FindingException(Finding.of(IdentityCode.CREDENTIAL_MISSING)));
    SignIn.TokenLogin login =
        parts.signIn().changeByProgram(attempt(request, fields, person), wanted(fields));
    return TokenAnswer.of(login.grant(), Optional.of(login.device()));
  }

  private Response browser(Request request, Fields fields, String csrf) {
    Optional<Principal.Person> person = visitor(request);
    if (person.isEmpty()) {
      return toLogin();
    }
    try {
      guard.check(request, csrf);
      LoginAttempt attempt = attempt(request, fields, person.get());
      SignIn.BrowserLogin login = parts.signIn().changeByBrowser(attempt, wanted(fields));
      return Redirect.to(AccountEndpoint.PATH + "?note=password")
          .with("Set-Cookie", Session.begin(login.cookie()).field())
          .with("Set-Cookie", Client.device(login.device()).field());
    } catch (FindingException e) {
      Response page = page(request, person.get(), Optional.of(e.finding()));
      return Refusal.marked(page, e.finding());
    }
  }

  private Response page(Request request, Principal.Person person, Optional<Finding> problem) {
    FormGuard.Ticket ticket = guard.ticket(request);
    HttpResponseStatus status =
        problem
            .map(finding -> ProblemDocument.status(finding.code().category()))
            .orElse(HttpResponseStatus.OK);
    return ticket.on(
        PasswordPage.of(ticket.field(), person.username(), problem).toResponse(status));
  }

  private Optional<Principal.Person> visitor(Request request) {
    return visitors.signedIn(request).flatMap(PasswordEndpoint::person);
  }

  private static Optional<Principal.Person> person(Answer.Known known) {
    return known.principal() instanceof Principal.Person person
        ? Optional.of(person)
        : Optional.empty();
  }

  private static LoginAttempt attempt(Request request, Fields fields, Principal.Person person) {
    Redacted present = Redacted.of(fields.required(PasswordPage.PRESENT));
    return Client.attempt(request, fields, person.username(), present);
  }

  private static Redacted wanted(Fields fields) {
    return Redacted.of(fields.required(PasswordPage.WANTED));
  }

  private static Response toLogin() {
    return Redirect.to("/auth/login?to=" + PasswordPage.PATH);
  }
}

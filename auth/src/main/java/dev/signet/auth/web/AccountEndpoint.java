// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.page.AccountPage;
import dev.signet.auth.page.RefusalPage;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.http.FormBody;
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
 * {@code /auth/account}: people see their roles and logins, and end those that they do not know.
 */
final class AccountEndpoint implements Endpoint {
  /** Where it is. */
  static final String PATH = "/auth/account";

  private final WebParts parts;
  private final FormGuard guard;
  private final Visitors visitors;

  AccountEndpoint(WebParts parts, FormGuard guard, Visitors visitors) {
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
    if (known.isEmpty() || !(known.get().principal() instanceof Principal.Person person)) {
      return Redirect.to("/auth/login?to=" + PATH);
    }
    FormGuard.Ticket ticket = guard.ticket(request);
    return ticket.on(
        AccountPage.of(
                ticket.field(),
                note(request),
                person,
                known.get().session(),
                parts.signIn().logins(person.id()))
            .toResponse(HttpResponseStatus.OK));
  }

  @Override
  public Response post(Request request) throws IOException {
    FormBody form = FormBody.read(request);
    try {
      guard.check(request, form.required(FormGuard.FIELD));
    } catch (FindingException e) {
      return RefusalPage.of(ProblemDocument.status(e.finding().code().category()), e.finding());
    }
    Answer.Known known =
        visitors
            .signedIn(request)
            .orElseThrow(() -> new FindingException(Finding.of(IdentityCode.CREDENTIAL_MISSING)));
    if (known.principal() instanceof Principal.Person person) {
      parts.signIn().endOwn(person.id(), form.required("end"), Client.source(request));
    }
    return Redirect.to(PATH);
  }

  /** The text comes from here alone: what a link says is not shown. */
  private static Optional<String> note(Request request) {
    return FormBody.parse(request.head().query())
        .text("note")
        .filter("password"::equals)
        .map(name -> "Your password is changed, and all your other logins have ended.");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.account.Account;
import dev.signet.auth.account.Actor;
import dev.signet.auth.account.OneTimeLinks;
import dev.signet.auth.page.LoginPages;
import dev.signet.auth.page.RefusalPage;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Redacted;
import dev.signet.http.FormBody;
import dev.signet.http.ProblemDocument;
import dev.signet.http.Request;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.Optional;

/** {@code /auth/setup}: where one-time links lead. */
final class SetupEndpoint implements Endpoint {
  private final WebParts parts;
  private final FormGuard guard;

  SetupEndpoint(WebParts parts, FormGuard guard) {
    this.parts = parts;
    this.guard = guard;
  }

  @Override
  public String allowed() {
    return "GET, HEAD, POST";
  }

  @Override
  public Response get(Request request) {
    String token = FormBody.parse(request.head().query()).text("token").orElse("");
    return page(request, token, "", Optional.empty());
  }

  @Override
  public Response post(Request request) throws IOException {
    Fields fields = Fields.read(request);
    Optional<String> csrf = fields.csrf();
    return csrf.isPresent()
        ? browser(request, fields, csrf.get())
        : RegisterEndpoint.json(redeem(request, fields));
  }

  private Response browser(Request request, Fields fields, String csrf) {
    try {
      guard.check(request, csrf);
      redeem(request, fields);
      return Redirect.to("/auth/login?note=password");
    } catch (FindingException e) {
      String token = fields.text("token").orElse("");
      String username = fields.text("username").orElse("");
      return page(request, token, username, Optional.of(e.finding()));
    }
  }

  private Account redeem(Request request, Fields fields) {
    return parts
        .links()
        .redeem(
            Redacted.of(fields.required("token")),
            fields.text("username").orElse(""),
            Redacted.of(fields.required("password")),
            Actor.at(Client.source(request).text()));
  }

  private Response page(Request request, String token, String username, Optional<Finding> problem) {
    OneTimeLinks.Pending pending;
    try {
      pending = parts.links().pending(Redacted.of(token));
    } catch (FindingException e) {
      return RefusalPage.of(ProblemDocument.status(e.finding().code().category()), e.finding());
    }
    FormGuard.Ticket ticket = guard.ticket(request);
    HttpResponseStatus status =
        problem
            .map(finding -> ProblemDocument.status(finding.code().category()))
            .orElse(HttpResponseStatus.OK);
    LoginPages.Filled form = new LoginPages.Filled(ticket.field(), username, problem);
    return ticket.on(parts.pages().setup(form, token, pending.account()).toResponse(status));
  }
}

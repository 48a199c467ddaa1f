// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.account.Account;
import dev.signet.auth.login.LoginCode;
import dev.signet.auth.page.LoginPages;
import dev.signet.auth.page.RefusalPage;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Redacted;
import dev.signet.http.ProblemDocument;
import dev.signet.http.Request;
import dev.signet.http.Response;
import dev.signet.identity.Role;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /auth/register}: people make accounts for themselves, where that is allowed. */
final class RegisterEndpoint implements Endpoint {
  private final WebParts parts;
  private final FormGuard guard;

  RegisterEndpoint(WebParts parts, FormGuard guard) {
    this.parts = parts;
    this.guard = guard;
  }

  @Override
  public String allowed() {
    return "GET, HEAD, POST";
  }

  @Override
  public Response get(Request request) {
    if (!parts.signIn().registration().isOpen()) {
      return RefusalPage.of(
          HttpResponseStatus.FORBIDDEN, Finding.of(LoginCode.REGISTRATION_CLOSED));
    }
    return page(request, "", Optional.empty());
  }

  @Override
  public Response post(Request request) throws IOException {
    Fields fields = Fields.read(request);
    Optional<String> csrf = fields.csrf();
    return csrf.isPresent() ? browser(request, fields, csrf.get()) : program(request, fields);
  }

  private Response program(Request request, Fields fields) {
    return json(register(request, fields));
  }

  private Response browser(Request request, Fields fields, String csrf) {
    try {
      guard.check(request, csrf);
      register(request, fields);
      return Redirect.to("/auth/login?note=registered");
    } catch (FindingException e) {
      String username = fields.text("username").orElse("");
      return Refusal.marked(page(request, username, Optional.of(e.finding())), e.finding());
    }
  }

  private Account register(Request request, Fields fields) {
    return parts
        .signIn()
        .registration()
        .register(
            fields.required("username"),
            Redacted.of(fields.required("password")),
            Client.source(request));
  }

  private Response page(Request request, String username, Optional<Finding> problem) {
    FormGuard.Ticket ticket = guard.ticket(request);
    HttpResponseStatus status =
        problem
            .map(finding -> ProblemDocument.status(finding.code().category()))
            .orElse(HttpResponseStatus.OK);
    LoginPages.Filled form = new LoginPages.Filled(ticket.field(), username, problem);
    return ticket.on(parts.pages().register(form).toResponse(status));
  }

  /** An account that was made. */
  static Response json(Account account) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", account.id());
    members.put("username", account.username());
    members.put("roles", account.roles().stream().sorted().map(Role::name).toList());
    return TokenAnswer.json(HttpResponseStatus.CREATED, members);
  }
}

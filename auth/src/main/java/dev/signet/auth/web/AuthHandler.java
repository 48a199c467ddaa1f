// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.page.PasswordPage;
import dev.signet.auth.page.RefusalPage;
import dev.signet.auth.secret.AuthenticCode;
import dev.signet.auth.secret.RandomSecret;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.http.Handler;
import dev.signet.http.ProblemDocument;
import dev.signet.http.Request;
import dev.signet.http.Response;
import java.io.IOException;
import java.util.Map;

/**
 * Answers all paths of this module: {@code /auth/}, {@code /oauth2/} and {@code
 * /.well-known/jwks.json}.
 */
public final class AuthHandler implements Handler {
  private final Map<String, Endpoint> endpoints;
  private final Endpoint unknown = new UnknownEndpoint();

  /**
   * A handler over these parts.
   *
   * @param parts what endpoints work with
   * @param formCode authenticates forms
   * @param secrets yields their cookies
   */
  public AuthHandler(WebParts parts, AuthenticCode formCode, RandomSecret secrets) {
    FormGuard guard = new FormGuard(formCode, secrets);
    Visitors visitors = new Visitors(parts.verifier());
    this.endpoints =
        Map.of(
            "/auth/login",
            new LoginEndpoint(parts, guard),
            "/auth/logout",
            new LogoutEndpoint(parts, guard, visitors),
            "/auth/register",
            new RegisterEndpoint(parts, guard),
            "/auth/setup",
            new SetupEndpoint(parts, guard),
            "/auth/account",
            new AccountEndpoint(parts, guard, visitors),
            PasswordPage.PATH,
            new PasswordEndpoint(parts, guard, visitors),
            "/oauth2/token",
            new TokenEndpoint(parts.signIn()),
            "/.well-known/jwks.json",
            new KeySetEndpoint(parts.keys()));
  }

  @Override
  public Response handle(Request request) throws IOException {
    Endpoint endpoint = endpoints.getOrDefault(request.head().path(), unknown);
    try {
      return switch (request.head().method().name()) {
        case "GET", "HEAD" -> endpoint.get(request);
        case "POST" -> endpoint.post(request);
        default -> throw endpoint.refused(request);
      };
    } catch (FindingException e) {
      return isReading(request)
          ? RefusalPage.of(ProblemDocument.status(e.finding().code().category()), e.finding())
          : endpoint.refuse(request, e.finding());
    }
  }

  /** Whether a person reads the answer. */
  private static boolean isReading(Request request) {
    boolean safe =
        request.head().method().name().equals("GET")
            || request.head().method().name().equals("HEAD");
    return safe && request.header("Accept").orElse("").contains("text/html");
  }

  private static final class UnknownEndpoint implements Endpoint {
    @Override
    public String allowed() {
      return "GET";
    }

    @Override
    public Response get(Request request) {
      throw refused(request);
    }

    @Override
    public Response post(Request request) {
      throw refused(request);
    }

    @Override
    public FindingException refused(Request request) {
      return Finding.about(WebCode.AUTH_PATH_UNKNOWN)
          .subject(dev.signet.explain.Printable.line(request.head().path()))
          .toException();
    }
  }
}

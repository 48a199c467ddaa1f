// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.login.LoginCode;
import dev.signet.auth.login.SignIn;
import dev.signet.explain.Category;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.explain.Redacted;
import dev.signet.http.FormBody;
import dev.signet.http.ProblemDocument;
import dev.signet.http.Request;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code /oauth2/token}: refreshes tokens (RFC 6749, 6). Its errors are the objects of section 5.2,
 * with our code beside them.
 */
final class TokenEndpoint implements Endpoint {
  private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  private final SignIn signIn;

  TokenEndpoint(SignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  public String allowed() {
    return "POST";
  }

  @Override
  public Response post(Request request) throws IOException {
    FormBody form = FormBody.read(request);
    String grant = form.required("grant_type");
    if (!grant.equals("refresh_token")) {
      // RFC 9700, 2.4: "The resource owner password credentials grant MUST NOT be used."
      throw Finding.about(WebCode.GRANT_TYPE_UNSUPPORTED)
          .wanted("refresh_token")
          .found(Printable.line(grant))
          .toException();
    }
    Redacted token = Redacted.of(form.required("refresh_token"));
    return TokenAnswer.of(
        signIn.refresh(token, client(form), Client.source(request)), Optional.empty());
  }

  @Override
  public Response refuse(Request request, Finding finding) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", error(finding));
    members.put("error_description", ascii(finding.headline()));
    members.put("code", finding.code().id());
    Response response = TokenAnswer.json(status(finding), members);
    return finding.code().category() == Category.UNAUTHENTICATED
        ? response
        : Refusal.marked(response, finding);
  }

  private static String client(FormBody form) {
    String client = form.text("client_id").orElse(SignIn.CLIENT);
    if (!CLIENT.matcher(client).matches()) {
      throw Finding.about(WebCode.TOKEN_REQUEST_MALFORMED)
          .subject("client_id")
          .wanted("letters, digits and . _ : -, at most 64")
          .found(Printable.line(client))
          .toException();
    }
    return client;
  }

  private static String error(Finding finding) {
    if (finding.code() == WebCode.GRANT_TYPE_UNSUPPORTED) {
      return "unsupported_grant_type";
    }
    return switch (finding.code().category()) {
      case Category.UNAUTHENTICATED -> "invalid_grant";
      case Category.UNAVAILABLE, Category.STORAGE, Category.THROTTLED -> "temporarily_unavailable";
      case Category.INTERNAL -> "server_error";
      default -> "invalid_request";
    };
  }

  private static HttpResponseStatus status(Finding finding) {
    // RFC 6749, 5.2: a refresh token that does not hold is 400, and not 401, which is for clients.
    return finding.code() instanceof LoginCode
            && finding.code().category() == Category.UNAUTHENTICATED
        ? HttpResponseStatus.BAD_REQUEST
        : ProblemDocument.status(finding.code().category());
  }

  /**
   * RFC 6749, 5.2: error_description "MUST NOT include characters outside the set %x20-21 / %x23-5B
   * / %x5D-7E".
   */
  private static String ascii(String text) {
    return text.replaceAll("[^ !#-\\[\\]-~]", "'");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;

/** Somebody with an account at a running gateway, and the requests that they send. */
record Account(RunningSignet signet, TrustingClient client, String name) {
  static final String PASSWORD = "correct-horse-battery-staple-7";

  /** Makes an account. */
  static Account registered(RunningSignet signet, TrustingClient client, String name) {
    Account account = new Account(signet, client, name);
    HttpResponse<String> response = account.register();
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return account;
  }

  HttpResponse<String> register() {
    String json =
        "{\"username\":" + Json.quote(name) + ",\"password\":" + Json.quote(PASSWORD) + "}";
    return client.postJson(signet.url("/auth/register"), json);
  }

  HttpResponse<String> login() {
    return client.postForm(
        signet.url("/auth/login"), Map.of("username", name, "password", PASSWORD));
  }

  /** The tokens of a login that must succeed. */
  Map<String, Object> tokens() {
    HttpResponse<String> response = login();
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.object(response.body());
  }

  HttpResponse<String> refresh(Object token) {
    return client.postForm(
        signet.url("/oauth2/token"),
        Map.of("grant_type", "refresh_token", "refresh_token", token.toString()));
  }

  HttpResponse<String> get(String path, Object accessToken) {
    return client.get(signet.url(path), "Authorization", "Bearer " + accessToken);
  }

  /** Demands a refusal that says when to come back. */
  static void assertLater(HttpResponse<String> response, String... codes) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(Json.object(response.body()).get("code")).isIn((Object[]) codes);
  }
}

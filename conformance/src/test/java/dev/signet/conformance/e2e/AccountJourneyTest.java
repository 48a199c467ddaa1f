// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * An account's life against a fresh {@code up}: what a user of the demonstration does with any HTTP
 * client.
 */
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountJourneyTest {
  private static final String PASSWORD = "correct-horse-battery-staple-7";

  @TempDir private static Path folder;
  private RunningSignet signet;
  private TrustingClient client;

  @BeforeAll
  void start() throws IOException {
    signet = RunningSignet.start(prepare(folder.resolve("data")));
    client = new TrustingClient(signet.rootPem(), HttpClient.Version.HTTP_2);
  }

  @AfterAll
  void stop() {
    client.close();
    signet.close();
  }

  /** Makes the data directory ready for the first start. */
  Path prepare(Path data) throws IOException {
    return data;
  }

  final RunningSignet signet() {
    return signet;
  }

  @Test
  void withoutACredentialItIs401AndNoErrorCode() {
    HttpResponse<String> response = client.get(signet.url("/free/steps"));
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Bearer")
        .doesNotContain("error=");
    assertProblem(response, "credential-missing");
  }

  @Test
  void aForgedTokenIs401WithInvalidToken() {
    HttpResponse<String> response =
        client.get(signet.url("/free/steps"), "Authorization", "Bearer x.y.z");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("error=\"invalid_token\"");
  }

  @Test
  void anAccountRegistersSignsInAddsStepsAndIsRefusedThePaidPartUntilItsRoleIsGranted() {
    register("ada");
    Map<String, Object> tokens = login("ada");
    String bearer = "Bearer " + tokens.get("access_token");
    assertThat(tokens).containsKeys("token_type", "expires_in", "refresh_token");

    HttpResponse<String> added =
        client.postJson(
            signet.url("/free/steps"),
            "{\"day\":\"2026-01-02\",\"count\":7500}",
            "Authorization",
            bearer);
    assertThat(added.statusCode()).as(added.body()).isBetween(200, 201);
    HttpResponse<String> steps = client.get(signet.url("/free/steps"), "Authorization", bearer);
    assertThat(steps.statusCode()).isEqualTo(200);
    assertThat(steps.body()).contains("7500");

    HttpResponse<String> refused =
        client.get(signet.url("/premium/workout"), "Authorization", bearer);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertProblem(refused, "role-missing");
    assertThat(refused.body()).contains("premium");

    signet.command("user", "role", "ada", "--grant", "premium").succeeded();
    assertThat(client.get(signet.url("/premium/workout"), "Authorization", bearer).statusCode())
        .isEqualTo(200);

    signet.command("user", "role", "ada", "--revoke", "premium").succeeded();
    assertThat(client.get(signet.url("/premium/workout"), "Authorization", bearer).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aDisabledUserIsRefusedAtTheNextRequest() {
    register("bob");
    String bearer = "Bearer " + login("bob").get("access_token");
    assertThat(client.get(signet.url("/free/steps"), "Authorization", bearer).statusCode())
        .isEqualTo(200);
    signet.command("user", "disable", "bob").succeeded();
    assertThat(client.get(signet.url("/free/steps"), "Authorization", bearer).statusCode())
        .isEqualTo(401);
    assertThat(tryLogin("bob", PASSWORD).statusCode()).isEqualTo(401);
  }

  @Test
  void signingOutEndsTheWholeFamily() {
    register("cyd");
    Map<String, Object> tokens = login("cyd");
    String bearer = "Bearer " + tokens.get("access_token");
    assertThat(client.get(signet.url("/free/steps"), "Authorization", bearer).statusCode())
        .isEqualTo(200);
    HttpResponse<String> out =
        client.postForm(signet.url("/auth/logout"), Map.of(), "Authorization", bearer);
    assertThat(out.statusCode()).isBetween(200, 204);
    assertThat(client.get(signet.url("/free/steps"), "Authorization", bearer).statusCode())
        .isEqualTo(401);
    HttpResponse<String> refreshed = refresh((String) tokens.get("refresh_token"));
    assertThat(refreshed.statusCode()).isEqualTo(400);
    assertThat(Json.object(refreshed.body()))
        .containsEntry("error", "invalid_grant")
        .containsKey("code");
  }

  @Test
  void aRefreshTokenIsGoodForOneRefreshAndItsReuseRevokesTheFamily() throws InterruptedException {
    register("dan");
    String first = (String) login("dan").get("refresh_token");
    HttpResponse<String> once = refresh(first);
    assertThat(once.statusCode()).as(once.body()).isEqualTo(200);
    String second = (String) Json.object(once.body()).get("refresh_token");
    assertThat(second).isNotEqualTo(first);
    String retried = (String) Json.object(refresh(first).body()).get("refresh_token");
    assertThat(retried)
        .as("an identical retry within the grace gets the identical successor")
        .isEqualTo(second);
    String third = (String) Json.object(refresh(second).body()).get("refresh_token");
    HttpResponse<String> reused = refresh(first);
    assertThat(reused.statusCode()).as("the grandparent is reuse, not a retry").isEqualTo(400);
    assertThat(refresh(third).statusCode()).as("the family is gone").isEqualTo(400);
  }

  @Test
  void thePasswordGrantIsNotOffered() {
    HttpResponse<String> response =
        client.postForm(
            signet.url("/oauth2/token"),
            Map.of("grant_type", "password", "username", "a", "password", "b"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Json.object(response.body())).containsEntry("error", "unsupported_grant_type");
  }

  @Test
  void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
    register("eve");
    HttpResponse<String> wrong = tryLogin("eve", "not-the-password-at-all");
    HttpResponse<String> unknown = tryLogin("nobody-here", "not-the-password-at-all");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(wrong.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void aTakenNameAndAWeakPasswordAreRefusedWithTheirCodes() {
    register("fay");
    assertThat(tryRegister("fay", PASSWORD).statusCode()).isEqualTo(409);
    HttpResponse<String> weak = tryRegister("gus", "password");
    assertThat(weak.statusCode()).isBetween(400, 422);
    assertThat(weak.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void aGatedPathThatCouldMeanTwoThingsIs400() {
    for (String path :
        new String[] {
          "/premium/%2e%2e/free/steps", "/free//steps", "/free/steps;x", "/free%2fsteps"
        }) {
      assertThat(client.get(signet.url(path)).statusCode()).as(path).isEqualTo(400);
    }
  }

  private void register(String name) {
    HttpResponse<String> response = tryRegister(name, PASSWORD);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
  }

  private HttpResponse<String> tryRegister(String name, String password) {
    String json =
        "{\"username\":" + Json.quote(name) + ",\"password\":" + Json.quote(password) + "}";
    return client.postJson(signet.url("/auth/register"), json);
  }

  private Map<String, Object> login(String name) {
    HttpResponse<String> response = tryLogin(name, PASSWORD);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
    return Json.object(response.body());
  }

  private HttpResponse<String> tryLogin(String name, String password) {
    return client.postForm(
        signet.url("/auth/login"), Map.of("username", name, "password", password));
  }

  private HttpResponse<String> refresh(String token) {
    return client.postForm(
        signet.url("/oauth2/token"), Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  private static void assertProblem(HttpResponse<String> response, String code) {
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(Json.object(response.body()))
        .containsEntry("code", code)
        .containsKeys("type", "title", "status");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.gateway.RecordingUpstream.Recorded;
import dev.signet.identity.AccessRule;
import dev.signet.identity.Role;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GateTest {
  private static final String SESSION = "__Host-signet=" + KnownTokens.BASIC;

  private RecordingUpstream upstream;
  private RunningGateway gateway;
  private HttpClient client = RunningGateway.client(HttpClient.Version.HTTP_1_1);

  @BeforeEach
  void start() throws IOException {
    upstream = RecordingUpstream.friendly();
    gateway = RunningGateway.with(RunningGateway.gated(upstream));
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    gateway.close();
    upstream.close();
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void withoutACredentialTheAnswerIs401WithoutAnErrorCode(HttpClient.Version version)
      throws Exception {
    client = RunningGateway.client(version);
    HttpResponse<String> response = get("/x");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().allValues("www-authenticate"))
        .containsExactly("Bearer realm=\"signet\"");
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(response.body()).contains("\"code\":\"credential-missing\"");
    assertThat(upstream.requests()).isEmpty();
  }

  @Test
  void aTokenThatDoesNotHoldIs401WithInvalidToken() throws Exception {
    HttpResponse<String> response = get("/x", "Authorization", "Bearer wrong");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("www-authenticate").orElseThrow())
        .contains("error=\"invalid_token\"");
    assertThat(upstream.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
  void aGoodTokenPassesAndIsNotPassedOn(String scheme) throws Exception {
    HttpResponse<String> response = get("/x?q=1", "Authorization", scheme + KnownTokens.BASIC);
    assertThat(response.body()).isEqualTo("hello");
    Recorded request = upstream.only();
    assertThat(request.requestLine()).isEqualTo("GET /x?q=1 HTTP/1.1");
    assertThat(request.values("Signet-Identity")).containsExactly("assertion-of-anna-for-app");
    assertThat(request.head()).doesNotContain(KnownTokens.BASIC).doesNotContain("Authorization");
  }

  @Test
  void aRememberedAnswerIsNotAskedForAgain() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(get("/", "Authorization", "Bearer " + KnownTokens.BASIC).statusCode())
          .isEqualTo(200);
    }
    assertThat(gateway.tokens().verified()).isOne();
    gateway.tokens().revoke(KnownTokens.BASIC);
    assertThat(get("/", "Authorization", "Bearer " + KnownTokens.BASIC).statusCode())
        .isEqualTo(401);
  }

  @Test
  void aMissingRoleIs403AndNamed() throws Exception {
    gateway.gateway().replaceRoutes(table(RunningGateway.gated(upstream, Role.PREMIUM)));
    HttpResponse<String> refused = get("/", "Authorization", "Bearer " + KnownTokens.BASIC);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().firstValue("www-authenticate").orElseThrow())
        .contains("error=\"insufficient_scope\"");
    assertThat(refused.body()).contains("\"code\":\"role-missing\"").contains("premium");
    HttpResponse<String> passed = get("/", "Authorization", "Bearer " + KnownTokens.PREMIUM);
    assertThat(passed.statusCode()).isEqualTo(200);
    HttpResponse<String> page =
        get(
            "/",
            "Cookie",
            SESSION,
            "Accept",
            "text/html,application/xhtml+xml,*/*;q=0.8",
            "Sec-Fetch-Site",
            "none");
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).isEqualTo("<h1>The role premium is missing</h1>");
    assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
  }

  @Test
  void aBrowserIsSentToTheLoginAndComesBackToWhereItWanted() throws Exception {
    HttpResponse<String> response = get("/a%20b?q=1&r=%2F", "Accept", "text/html");
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("location"))
        .contains("/auth/login?to=/a%2520b%3Fq%3D1%26r%3D%252F");
    assertThat(response.headers().firstValue("cache-control")).contains("no-store");
  }

  @Test
  void aSessionCookiePassesAndIsTakenOutOfTheOthers() throws Exception {
    HttpResponse<String> response = get("/", "Cookie", "a=1; " + SESSION + "; b=2");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(upstream.only().values("Cookie")).containsExactly("a=1; b=2");
  }

  @Test
  void aBearerTokenOutranksTheCookie() throws Exception {
    String[] both = {"Cookie", SESSION, "Authorization", "Bearer " + KnownTokens.PREMIUM};
    assertThat(get("/", both).statusCode()).isEqualTo(200);
    assertThat(upstream.only().values("Signet-Identity"))
        .containsExactly("assertion-of-paul-for-app");
    assertThat(upstream.only().values("Cookie")).isEmpty();
  }

  @Test
  void severalCredentialsOfAKindAre400() throws Exception {
    String head = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    List<String> doubled =
        List.of(
            "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n",
            "Cookie: __Host-signet=a; __Host-signet=b\r\n\r\n",
            "Cookie: __Host-signet=a\r\nCookie: __Host-signet=b\r\n\r\n");
    for (String fields : doubled) {
      try (RawClient raw = gateway.raw()) {
        String answer = raw.send(head + fields).untilClosed();
        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(answer).contains("credential-ambiguous");
      }
    }
    assertThat(upstream.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "nonsense"})
  void anotherSitesPageCannotPostWithTheCookie(String site) throws Exception {
    HttpRequest post =
        gateway
            .request("/")
            .header("Cookie", SESSION)
            .header("Sec-Fetch-Site", site)
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    HttpResponse<String> response = client.send(post, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("request-cross-origin");
    assertThat(upstream.requests()).isEmpty();
  }

  @Test
  void originDecidesWhereFetchMetadataIsMissing() throws Exception {
    assertThat(post("Origin", "https://evil.example").statusCode()).isEqualTo(403);
    assertThat(post("Origin", "null").statusCode()).isEqualTo(403);
    assertThat(post("Origin", "http://localhost:" + gateway.port()).statusCode()).isEqualTo(403);
    assertThat(post("Origin", "https://localhost:" + gateway.port()).statusCode()).isEqualTo(200);
    assertThat(post("Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(200);
    assertThat(upstream.requests()).hasSize(2);
  }

  @Test
  void aProgramWithATokenMayPostFromAnywhere() throws Exception {
    HttpRequest post =
        gateway
            .request("/")
            .header("Authorization", "Bearer " + KnownTokens.BASIC)
            .header("Origin", "https://elsewhere.example")
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void whatCannotBeJudgedNowIs503() throws Exception {
    gateway.tokens().away();
    assertThat(get("/", "Authorization", "Bearer " + KnownTokens.BASIC).statusCode())
        .isEqualTo(503);
    assertThat(upstream.requests()).isEmpty();
  }

  @Test
  void anAmbiguousPathIs400BehindAGate() throws Exception {
    for (String path : List.of("/a//b", "/a/..;/b", "/%2e%2e/x", "/a%2fb", "/a\\b")) {
      try (RawClient raw = gateway.raw()) {
        String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        String token = "Authorization: Bearer " + KnownTokens.BASIC + "\r\n\r\n";
        assertThat(raw.send(head + token).untilClosed())
            .startsWith("HTTP/1.1 400 ")
            .contains("path-ambiguous");
      }
    }
    assertThat(upstream.requests()).isEmpty();
  }

  @Test
  void onAnOpenRouteOnlyOurOwnTokenIsKeptBack() throws Exception {
    gateway.gateway().replaceRoutes(table(RunningGateway.open(upstream)));
    String theirs = token("https://idp.example");
    String ours = token(RunningGateway.ISSUER);
    get("/", "Authorization", "Bearer " + theirs);
    get("/", "Authorization", "Bearer " + ours, "Cookie", SESSION);
    get("/", "Authorization", "Basic YTpi");
    assertThat(upstream.requests().get(0).values("Authorization"))
        .containsExactly("Bearer " + theirs);
    assertThat(upstream.requests().get(1).head()).doesNotContain(ours).doesNotContain("Cookie");
    assertThat(upstream.requests().get(2).values("Authorization")).containsExactly("Basic YTpi");
    assertThat(upstream.requests())
        .allSatisfy(r -> assertThat(r.values("Signet-Identity")).isEmpty());
  }

  @Test
  void aNameWithALineBreakCannotBecomeAField() throws Exception {
    gateway.tokens().login("token-of-eve", "eve\r\nX-Evil: 1", java.util.Set.of(Role.BASIC));
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> response = get("/", "Authorization", "Bearer token-of-eve");
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("request-unsendable");
    }
    assertThat(get("/", "Authorization", "Bearer " + KnownTokens.BASIC).statusCode())
        .isEqualTo(200);
    assertThat(upstream.only().head()).doesNotContain("Evil");
    assertThat(upstream.connections()).isOne();
  }

  @Test
  void plainIdentityHeadersComeOnlyWhereTheRouteAsksForThem() throws Exception {
    AccessRule rule = AccessRule.signedIn();
    gateway
        .gateway()
        .replaceRoutes(table(new Route("app", "", "/", upstream.address(), rule, true)));
    get(
        "/",
        "Authorization",
        "Bearer " + KnownTokens.PREMIUM,
        "X-Signet-User",
        "admin",
        "X_Signet_Roles",
        "admin");
    assertThat(upstream.only().values("X-Signet-User")).containsExactly("paul");
    assertThat(upstream.only().values("X-Signet-Roles")).containsExactly("basic,premium");
    assertThat(upstream.only().head()).doesNotContain("admin");
  }

  private static String token(String issuer) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String claims = "{\"sub\":\"x\",\"a\":[1,{\"iss\":\"no\"}],\"iss\":\"" + issuer + "\"}";
    return encoder.encodeToString("{\"alg\":\"ES256\"}".getBytes())
        + "."
        + encoder.encodeToString(claims.getBytes())
        + ".c2ln";
  }

  private static RouteTable table(Route route) {
    return RouteTable.of(List.of(route), java.util.Set.of("localhost"));
  }

  private HttpResponse<String> post(String name, String value) throws Exception {
    HttpRequest post =
        gateway
            .request("/")
            .header("Cookie", SESSION)
            .header(name, value)
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    return client.send(post, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String target, String... headers) throws Exception {
    HttpRequest.Builder request = gateway.request(target);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.fitness;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.identity.AssertionVerifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitnessAppTest {
  private static final String ISSUER = "https://localhost:8443";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private ECKey key;
  private FitnessApp app;

  @BeforeEach
  void start() throws Exception {
    key = new ECKeyGenerator(Curve.P_256).keyID("k").algorithm(JWSAlgorithm.ES256).generate();
    app = started();
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void whoDoesNotComeThroughTheGatewaySeesNothing() throws Exception {
    HttpResponse<String> reply = send(request("/free/steps").header("Signet-User", "anna"));
    assertThat(reply.statusCode()).isEqualTo(401);
    assertThat(reply.body()).contains("assertion-missing");
  }

  @Test
  void stepsOfADayAddUpAndAreOnesOwn() throws Exception {
    assertThat(add("anna", "count=4000&day=2026-05-01").statusCode()).isEqualTo(201);
    assertThat(add("anna", "count=500&day=2026-05-01").body())
        .isEqualTo("{\"day\":\"2026-05-01\",\"count\":4500}");
    assertThat(get("anna", "/free/steps").body())
        .isEqualTo("{\"user\":\"anna\",\"steps\":[{\"day\":\"2026-05-01\",\"count\":4500}]}");
    assertThat(get("bert", "/free/steps").body()).isEqualTo("{\"user\":\"bert\",\"steps\":[]}");
  }

  @Test
  void stepsOutliveARestart() throws Exception {
    add("anna", "count=4000&day=2026-05-01");
    app.close();
    app = started();
    assertThat(get("anna", "/free/steps").body()).contains("4000");
  }

  @Test
  void stepsMayComeAsJson() throws Exception {
    HttpResponse<String> reply =
        send(
            request("/free/steps")
                .header("Signet-Identity", assertion("anna"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"day\":\"2026-05-02\",\"count\":7}")));
    assertThat(reply.statusCode()).isEqualTo(201);
  }

  @Test
  void impossibleStepsAreRefused() throws Exception {
    for (String body : List.of("count=0", "count=x", "count=1&day=yesterday", "", "count=999999")) {
      assertThat(add("anna", body).statusCode()).as(body).isEqualTo(400);
    }
  }

  @Test
  void workoutsAreRowsOfTheDatabase() throws Exception {
    assertThat(get("anna", "/premium/workout").body()).contains("\"title\":\"Hill intervals\"");
  }

  @Test
  void aBrowserGetsPagesInWhichNamesAreText() throws Exception {
    HttpResponse<String> reply =
        send(
            request("/free/steps")
                .header("Accept", "text/html")
                .header("Signet-Identity", assertion("<b>anna</b>")));
    assertThat(reply.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(reply.body()).contains("&lt;b&gt;anna").doesNotContain("<b>anna");
  }

  private FitnessApp started() throws Exception {
    byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    AssertionVerifier gateway =
        AssertionVerifier.of(() -> keys, ISSUER, "demo", InstantSource.system());
    return FitnessApp.start(new FitnessSettings(0, folder.resolve("fitness.db"), gateway));
  }

  private HttpResponse<String> get(String name, String path) throws Exception {
    return send(request(path).header("Signet-Identity", assertion(name)));
  }

  private HttpResponse<String> add(String name, String form) throws Exception {
    return send(
        request("/free/steps")
            .header("Signet-Identity", assertion(name))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.address().getPort() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String assertion(String name) throws JOSEException {
    Instant now = InstantSource.system().instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience("demo")
            .subject("id-" + name)
            .claim("preferred_username", name)
            .claim("roles", List.of("basic"))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .build();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType(AssertionVerifier.TYPE))
            .keyID("k")
            .build();
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(new ECDSASigner(key));
    return jwt.serialize();
  }
}

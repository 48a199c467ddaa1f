// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.local.AuthorityFixture;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What RFC 8555, 6 forbids, each with its own problem type and code. */
class JwsRefusalsTest {
  private static final String ORDER = "/acme/new-order";
  private static final byte[] EMPTY_OBJECT = {'{', '}'};

  @TempDir private Path folder;
  private AcmeFixture fixture;
  private AcmeClient client;

  @BeforeEach
  void open() {
    fixture = AcmeFixture.in(folder);
    client = fixture.registered();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void theHeaderNamesOneKeyInTheRightForm() {
    refusedHeader(header -> header.put("jwk", AcmeClient.jwk(client.keys)), "jws-key-ambiguous");
    refusedHeader(header -> header.remove("kid"), "jws-key-ambiguous");
    refusedHeader(
        header -> {
          header.remove("kid");
          header.put("jwk", AcmeClient.jwk(client.keys));
        },
        "jws-key-form-wrong");
    refusedHeader(header -> header.put("kid", "https://elsewhere.test/1"), "acme-account-unknown");
    refusedHeader(
        header -> header.put("kid", AcmeClient.ORIGIN + "/acme/account/none"),
        "acme-account-unknown");
    assertThat(client.post("/acme/new-account", Map.of()).code()).isEqualTo("jws-key-form-wrong");
  }

  @Test
  void theAlgorithmIsThatOfTheKey() {
    for (String algorithm : List.of("none", "HS256", "ES384", "RS256", "ES256K", "")) {
      AcmeClient.Answer answer =
          refusedHeader(header -> header.put("alg", algorithm), "jws-algorithm-refused");
      assertThat(answer.problem()).isEqualTo("badSignatureAlgorithm");
    }
    refusedHeader(header -> header.remove("alg"), "jws-algorithm-refused");
  }

  @Test
  void theAddressIsTheOneThatWasAsked() {
    for (String url :
        List.of(
            "https://ca.test/acme/new-account",
            "https://other.test" + ORDER,
            "http://ca.test" + ORDER,
            AcmeClient.ORIGIN + ORDER + "?x")) {
      AcmeClient.Answer answer = refusedHeader(header -> header.put("url", url), "jws-url-wrong");
      assertThat(answer.problem()).isEqualTo("unauthorized");
      assertThat(answer.status()).isEqualTo(403);
    }
    refusedHeader(header -> header.remove("url"), "jws-url-wrong");
  }

  @Test
  void membersThatChangeWhatASignatureMeansAreRefused() {
    for (String name : List.of("crit", "b64", "x5c", "x5u", "jku", "zip", "enc", "alg2")) {
      refusedHeader(header -> header.put(name, "x"), "jws-header-refused");
    }
  }

  @Test
  void aNonceIsOursFreshAndUsedOnce() {
    AcmeClient.Answer missing = refusedHeader(header -> header.remove("nonce"), "nonce-missing");
    assertThat(missing.problem()).isEqualTo("badNonce");
    for (String nonce : List.of("", "AAAA", "!!!", "A".repeat(48))) {
      AcmeClient.Answer answer =
          refusedHeader(header -> header.put("nonce", nonce), "nonce-refused");
      assertThat(answer.problem()).isEqualTo("badNonce");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.field("Replay-Nonce")).isNotEmpty();
    }
    Map<String, Object> jws = client.sign(client.header(client.account()), new byte[0]);
    assertThat(client.send(client.account(), jws).status()).isEqualTo(200);
    assertThat(client.send(client.account(), jws).code()).isEqualTo("nonce-refused");

    Map<String, Object> late = client.sign(client.header(client.account()), new byte[0]);
    fixture.authority.clock.advance(Duration.ofHours(2));
    assertThat(client.send(client.account(), late).code()).isEqualTo("nonce-refused");
  }

  @Test
  void theFormIsOneFlattenedObject() {
    Map<String, Object> jws = client.sign(client.header(ORDER), EMPTY_OBJECT);
    Map<String, Object> several = new LinkedHashMap<>(jws);
    several.put("signatures", List.of());
    assertThat(client.send(ORDER, several).code()).isEqualTo("jws-signatures-several");
    Map<String, Object> unprotected = new LinkedHashMap<>(jws);
    unprotected.put("header", Map.of("kid", "x"));
    assertThat(client.send(ORDER, unprotected).code()).isEqualTo("jws-header-unprotected");
    for (String name : List.of("protected", "payload", "signature")) {
      Map<String, Object> less = new LinkedHashMap<>(jws);
      less.remove(name);
      assertThat(client.send(ORDER, less).code()).as(name).isEqualTo("jws-malformed");
      Map<String, Object> padded = new LinkedHashMap<>(jws);
      padded.put(name, jws.get(name) + "==");
      assertThat(client.send(ORDER, padded).status()).as(name).isIn(400, 403);
    }
    for (String text : List.of("", "{}", "[]", "{\"protected\":1}", "x", "{\"a\":1,\"a\":2}")) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(client.send(HttpMethod.POST, ORDER, "application/jose+json", bytes).code())
          .as(text)
          .isEqualTo("jws-malformed");
    }
  }

  @Test
  void theContentTypeIsAcmes() {
    Map<String, Object> jws = client.sign(client.header(ORDER), EMPTY_OBJECT);
    AcmeClient.Answer answer =
        client.send(
            HttpMethod.POST, ORDER, "application/json", dev.signet.http.JsonText.bytes(jws));
    assertThat(answer.code()).isEqualTo("acme-content-type");
    assertThat(answer.status()).isEqualTo(415);
  }

  @Test
  void anySignatureButTheAccountsIsRefused() {
    Map<String, Object> header = client.header(ORDER);
    Map<String, Object> foreign = AcmeClient.sign(AuthorityFixture.keys(), header, EMPTY_OBJECT);
    assertThat(client.send(ORDER, foreign).code()).isEqualTo("jws-signature-wrong");
    for (byte[] signature : List.of(new byte[0], new byte[64], new byte[63], new byte[96])) {
      Map<String, Object> jws = client.sign(client.header(ORDER), EMPTY_OBJECT);
      jws.put("signature", AcmeClient.encode(signature));
      assertThat(client.send(ORDER, jws).code()).isEqualTo("jws-signature-wrong");
    }
  }

  @Test
  void weakAndStrangeKeysAreRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    KeyPair weak = generator.generateKeyPair();
    java.security.interfaces.RSAPublicKey key =
        (java.security.interfaces.RSAPublicKey) weak.getPublic();
    String modulus = AcmeClient.encode(key.getModulus().toByteArray()).replaceFirst("^AA", "");
    Map<String, Object> offCurve = new LinkedHashMap<>(AcmeClient.jwk(client.keys));
    offCurve.put("x", offCurve.get("y"));
    Map<String, Object> withSecret = new LinkedHashMap<>(AcmeClient.jwk(client.keys));
    withSecret.put("d", AcmeClient.encode(new byte[32]));
    for (Object jwk :
        List.of(
            Map.of("kty", "RSA", "n", modulus, "e", "AQAB"),
            Map.of("kty", "oct", "k", "AAAA"),
            Map.of("kty", "EC"),
            offCurve,
            withSecret,
            "text")) {
      AcmeClient stranger = fixture.client();
      Map<String, Object> header = stranger.header("/acme/new-account");
      header.put("jwk", jwk);
      AcmeClient.Answer answer =
          stranger.send("/acme/new-account", stranger.sign(header, EMPTY_OBJECT));
      assertThat(answer.code()).as("%s", jwk).isEqualTo("jws-key-refused");
      assertThat(answer.problem()).isEqualTo("badPublicKey");
    }
  }

  @Test
  void resourcesAreReadWithPostAsGet() {
    AcmeClient.Answer order = client.order("a.localhost");
    AcmeClient.Answer plain = client.send(HttpMethod.GET, order.field("Location"), "", new byte[0]);
    assertThat(plain.status()).isEqualTo(405);
    assertThat(plain.code()).isEqualTo("acme-method-refused");
    assertThat(client.post(order.field("Location"), Map.of()).code())
        .isEqualTo("acme-payload-malformed");
    assertThat(client.post("/acme/directory", Map.of()).status()).isEqualTo(405);
    assertThat(client.post("/acme/none", Map.of()).status()).isEqualTo(404);
    assertThat(client.send(HttpMethod.DELETE, ORDER, "", new byte[0]).status()).isEqualTo(405);
  }

  @Test
  void everyAnswerToAPostHasANonceAndAllButTheDirectoryLinkToIt() {
    AcmeClient.Answer order = client.order("a.localhost");
    assertThat(order.field("Replay-Nonce")).isNotEmpty();
    assertThat(order.field("Link")).isEqualTo("<https://ca.test/acme/directory>;rel=\"index\"");
    AcmeClient.Answer refused = client.post(ORDER, Map.of());
    assertThat(refused.field("Replay-Nonce")).isNotEmpty();
    assertThat(refused.json()).doesNotContainKey("subproblems");
    AcmeClient.Answer directory = client.send(HttpMethod.GET, "/acme/directory", "", new byte[0]);
    assertThat(directory.field("Link")).isEmpty();
    AcmeClient.Answer nonce = client.send(HttpMethod.GET, "/acme/new-nonce", "", new byte[0]);
    assertThat(nonce.status()).isEqualTo(204);
    assertThat(nonce.field("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void contactsAreSingleMailboxes() {
    for (String contact :
        List.of("tel:1", "mailto:a@b.test?subject=x", "mailto:a@b.test,c@d.test", "mailto:")) {
      AcmeClient stranger = fixture.client();
      assertThat(stranger.post("/acme/new-account", Map.of("contact", List.of(contact))).problem())
          .as(contact)
          .isIn("unsupportedContact", "invalidContact");
    }
  }

  private AcmeClient.Answer refusedHeader(Consumer<Map<String, Object>> change, String code) {
    Map<String, Object> header = client.header(ORDER);
    change.accept(header);
    AcmeClient.Answer answer = client.send(ORDER, client.sign(header, EMPTY_OBJECT));
    assertThat(answer.code()).as("%s", header).isEqualTo(code);
    assertThat(answer.field("Content-Type")).isEqualTo("application/problem+json");
    return answer;
  }
}

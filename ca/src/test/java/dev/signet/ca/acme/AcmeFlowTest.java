// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.local.AuthorityFixture;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityKeyIdentifier;
import dev.signet.x509.GeneralName;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcmeFlowTest {
  @TempDir private Path folder;
  private AcmeFixture fixture;

  @BeforeEach
  void open() {
    fixture = AcmeFixture.in(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void anOrderLeadsToACertificateWithItsChain() {
    AcmeClient client = fixture.registered();
    AcmeClient.Answer order = client.order("a.localhost", "localhost");
    assertThat(order.status()).isEqualTo(201);
    assertThat(order.text("status")).isEqualTo("pending");
    fixture.prove(client, order);
    assertThat(client.read(order.field("Location")).text("status")).isEqualTo("ready");

    KeyPair keys = AuthorityFixture.keys();
    AcmeClient.Answer done = finish(client, order, keys, "a.localhost", "localhost");
    assertThat(done.text("status")).isEqualTo("valid");
    AcmeClient.Answer chain = client.read(done.text("certificate"));
    assertThat(chain.field("Content-Type")).isEqualTo("application/pem-certificate-chain");
    List<Certificate> certificates =
        Certificate.readAll(chain.text().getBytes(StandardCharsets.US_ASCII));
    assertThat(certificates).hasSize(2);
    assertThat(certificates.getFirst().names())
        .extracting(GeneralName::value)
        .containsExactly("a.localhost", "localhost");
    assertThat(certificates.getFirst().isSignedBy(certificates.getLast().key())).isTrue();
  }

  @Test
  void aNameThatWasProvenIsNotAskedForAgain() {
    AcmeClient client = fixture.registered();
    fixture.prove(client, client.order("b.localhost"));
    AcmeClient.Answer again = client.order("b.localhost");
    assertThat(again.text("status")).isEqualTo("ready");
    AcmeClient other = fixture.registered();
    assertThat(other.order("b.localhost").text("status")).isEqualTo("pending");
  }

  @Test
  void aProofThatIsNotShownEndsTheOrderAndSaysWhatWasWanted() {
    AcmeClient client = fixture.registered();
    AcmeClient.Answer order = client.order("c.localhost");
    String url = order.texts("authorizations").getFirst();
    Map<String, Object> challenge = AcmeFixture.challenge(client.read(url), "http-01");
    client.post(challenge.get("url").toString(), Map.of());
    AcmeClient.Answer authorization = AcmeFixture.settled(client, url);
    assertThat(authorization.text("status")).isEqualTo("invalid");
    assertThat(authorization.objects("challenges")).hasSize(1);
    @SuppressWarnings("unchecked")
    Map<String, Object> error =
        (Map<String, Object>) authorization.objects("challenges").getFirst().get("error");
    assertThat(error)
        .containsEntry("type", "urn:ietf:params:acme:error:incorrectResponse")
        .containsEntry("code", "challenge-response-wrong")
        .containsEntry("found", "status 404");
    assertThat(client.read(order.field("Location")).text("status")).isEqualTo("invalid");
    assertThat(finish(client, order, AuthorityFixture.keys(), "c.localhost").problem())
        .isEqualTo("orderNotReady");
  }

  @Test
  void redirectsAreFollowedToTheSamePortAlone() {
    AcmeClient client = fixture.registered();
    AcmeClient.Answer order = client.order("r.localhost");
    String url = order.texts("authorizations").getFirst();
    Map<String, Object> challenge = AcmeFixture.challenge(client.read(url), "http-01");
    String token = challenge.get("token").toString();
    String path = "/.well-known/acme-challenge/" + token;
    fixture.shown.put(path, "http://elsewhere.localhost:" + fixture.port() + "/there");
    fixture.shown.put("/there", client.keyAuthorization(token));
    client.post(challenge.get("url").toString(), Map.of());
    assertThat(AcmeFixture.settled(client, url).text("status")).isEqualTo("valid");

    AcmeClient.Answer second = client.order("s.localhost");
    String place = second.texts("authorizations").getFirst();
    Map<String, Object> asked = AcmeFixture.challenge(client.read(place), "http-01");
    fixture.shown.put(
        "/.well-known/acme-challenge/" + asked.get("token"), "http://s.localhost:5432/");
    client.post(asked.get("url").toString(), Map.of());
    assertThat(AcmeFixture.settled(client, place).json().toString())
        .contains("challenge-redirect-refused");
  }

  @Test
  void aCertificateIsRevokedByItsAccountOrItsKeyAndByNobodyElse() {
    AcmeClient client = fixture.registered();
    KeyPair keys = AuthorityFixture.keys();
    String der = issued(client, keys, "d.localhost");
    AcmeClient stranger = fixture.registered();
    Map<String, Object> request = Map.of("certificate", der, "reason", 1);
    assertThat(stranger.post("/acme/revoke-cert", request).problem()).isEqualTo("unauthorized");
    assertThat(client.post("/acme/revoke-cert", Map.of("certificate", der, "reason", 7)).problem())
        .isEqualTo("badRevocationReason");
    assertThat(client.post("/acme/revoke-cert", request).status()).isEqualTo(200);
    assertThat(client.post("/acme/revoke-cert", request).problem()).isEqualTo("alreadyRevoked");

    KeyPair second = AuthorityFixture.keys();
    String other = issued(client, second, "d.localhost");
    AcmeClient holder = new AcmeClient(fixture.acme.handler(), second);
    assertThat(holder.postByKey("/acme/revoke-cert", Map.of("certificate", other)).status())
        .isEqualTo(200);
  }

  @Test
  void whoHoldsAllNamesMayRevoke() {
    AcmeClient first = fixture.registered();
    String der = issued(first, AuthorityFixture.keys(), "e.localhost");
    AcmeClient second = fixture.registered();
    fixture.prove(second, second.order("e.localhost"));
    assertThat(second.post("/acme/revoke-cert", Map.of("certificate", der)).status())
        .isEqualTo(200);
  }

  @Test
  void anAccountChangesItsKey() {
    AcmeClient client = fixture.registered();
    AcmeClient changed = fixture.client();
    changed.become(client.account());
    assertThat(client.post("/acme/key-change", inner(client, changed)).status()).isEqualTo(200);
    assertThat(client.read(client.account()).code()).isEqualTo("jws-signature-wrong");
    assertThat(changed.read(client.account()).text("status")).isEqualTo("valid");

    AcmeClient other = fixture.registered();
    AcmeClient.Answer taken = other.post("/acme/key-change", inner(other, changed));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.code()).isEqualTo("account-key-taken");
  }

  @Test
  void aDeactivatedAccountDoesNothingAnyMore() {
    AcmeClient client = fixture.registered();
    assertThat(client.post(client.account(), Map.of("status", "deactivated")).text("status"))
        .isEqualTo("deactivated");
    assertThat(client.order("f.localhost").code()).isEqualTo("acme-account-deactivated");
  }

  @Test
  void theSameKeyFindsItsAccountAgain() {
    AcmeClient client = fixture.client();
    assertThat(client.register().status()).isEqualTo(201);
    AcmeClient same = new AcmeClient(fixture.acme.handler(), client.keys);
    AcmeClient.Answer again = same.post("/acme/new-account", Map.of("onlyReturnExisting", true));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.field("Location")).isEqualTo(client.account());
    assertThat(
            fixture
                .client()
                .post("/acme/new-account", Map.of("onlyReturnExisting", true))
                .problem())
        .isEqualTo("accountDoesNotExist");
  }

  @Test
  void renewalInformationNamesAWindowAndSaysNowAfterARevocation() {
    AcmeClient client = fixture.registered();
    String der = issued(client, AuthorityFixture.keys(), "g.localhost");
    Certificate certificate = Certificate.read(java.util.Base64.getUrlDecoder().decode(der));
    String path = "/acme/renewal-info/" + certificateId(certificate);
    AcmeClient.Answer usual = client.send(HttpMethod.GET, path, "", new byte[0]);
    assertThat(usual.field("Retry-After")).isEqualTo("21600");
    Instant start = window(usual, "start");
    assertThat(certificate.validity().elapsed(start)).isBetween(0.6, 0.7);
    client.post("/acme/revoke-cert", Map.of("certificate", der));
    AcmeClient.Answer urgent = client.send(HttpMethod.GET, path, "", new byte[0]);
    assertThat(window(urgent, "end")).isBeforeOrEqualTo(fixture.authority.clock.instant());
  }

  @Test
  void anOrderMayTakeThePlaceOfOneCertificateOnce() {
    AcmeClient client = fixture.registered();
    String der = issued(client, AuthorityFixture.keys(), "h.localhost");
    String id = certificateId(Certificate.read(java.util.Base64.getUrlDecoder().decode(der)));
    assertThat(replacing(client, id, "h.localhost").status()).isEqualTo(201);
    AcmeClient.Answer second = replacing(client, id, "h.localhost");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.problem()).isEqualTo("alreadyReplaced");
    AcmeClient other = fixture.registered();
    assertThat(replacing(other, id, "h.localhost").code()).isEqualTo("order-replaces-unknown");
  }

  @Test
  void timesThatTheProfileAllowsAreHonoured() {
    AcmeClient client = fixture.registered();
    Instant end = fixture.authority.clock.instant().plus(Duration.ofDays(3));
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("identifiers", List.of(Map.of("type", "dns", "value", "i.localhost")));
    payload.put("notAfter", end.toString());
    AcmeClient.Answer order = client.post("/acme/new-order", payload);
    fixture.prove(client, order);
    AcmeClient.Answer done = finish(client, order, AuthorityFixture.keys(), "i.localhost");
    Certificate certificate = leaf(client, done);
    assertThat(certificate.validity().notAfter())
        .isEqualTo(end.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    payload.put("notAfter", end.plus(Duration.ofDays(4000)).toString());
    assertThat(client.post("/acme/new-order", payload).code()).isEqualTo("order-times-refused");
  }

  @Test
  void namesOutsideTheAuthorityAreRefusedEachWithItsReason() {
    AcmeClient client = fixture.registered();
    AcmeClient.Answer one = client.order("example.org");
    assertThat(one.problem()).isEqualTo("rejectedIdentifier");
    assertThat(one.status()).isEqualTo(403);
    AcmeClient.Answer several = client.order("localhost", "example.org", "a_b..localhost");
    assertThat(several.code()).isEqualTo("identifiers-refused");
    assertThat(several.objects("subproblems"))
        .extracting(part -> part.get("code"))
        .containsExactly("identifier-rejected", "identifier-invalid");
  }

  @Test
  void anAddressIsCertifiedAfterItWasAsked() {
    AcmeClient client = fixture.registered();
    Map<String, Object> payload =
        Map.of("identifiers", List.of(Map.of("type", "ip", "value", "127.0.0.1")));
    AcmeClient.Answer order = client.post("/acme/new-order", payload);
    AcmeClient.Answer authorization = client.read(order.texts("authorizations").getFirst());
    assertThat(authorization.objects("challenges"))
        .extracting(challenge -> challenge.get("type"))
        .containsExactlyInAnyOrder("http-01", "tls-alpn-01");
    fixture.prove(client, order);
    AcmeClient.Answer done = finish(client, order, AuthorityFixture.keys(), "127.0.0.1");
    assertThat(leaf(client, done).names())
        .extracting(GeneralName::text)
        .containsExactly("IP:127.0.0.1");
  }

  @Test
  void theSigningRequestMustFitTheOrder() {
    AcmeClient client = fixture.registered();
    AcmeClient.Answer order = client.order("k.localhost");
    fixture.prove(client, order);
    KeyPair keys = AuthorityFixture.keys();
    assertThat(finish(client, order, keys, "k.localhost", "l.localhost").code())
        .isEqualTo("csr-names-differ");
    assertThat(finish(client, order, client.keys, "k.localhost").code())
        .isEqualTo("csr-key-of-account");
    assertThat(client.post(order.text("finalize"), Map.of("csr", "AAAA")).problem())
        .isEqualTo("badCSR");
    assertThat(finish(client, order, keys, "k.localhost").text("status")).isEqualTo("valid");
    assertThat(finish(client, order, keys, "k.localhost").problem()).isEqualTo("orderNotReady");
  }

  @Test
  void strangersSeeNothing() {
    AcmeClient client = fixture.registered();
    AcmeClient.Answer order = client.order("m.localhost");
    AcmeClient stranger = fixture.registered();
    assertThat(stranger.read(order.field("Location")).code()).isEqualTo("acme-resource-foreign");
    assertThat(stranger.read(order.texts("authorizations").getFirst()).code())
        .isEqualTo("acme-resource-foreign");
    assertThat(stranger.read(client.account()).code()).isEqualTo("acme-resource-foreign");
    assertThat(client.read(client.account() + "/orders").texts("orders"))
        .containsExactly(order.field("Location"));
  }

  private AcmeClient.Answer replacing(AcmeClient client, String id, String name) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("identifiers", List.of(Map.of("type", "dns", "value", name)));
    payload.put("replaces", id);
    return client.post("/acme/new-order", payload);
  }

  static Map<String, Object> inner(AcmeClient old, AcmeClient changed) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "ES256");
    header.put("jwk", AcmeClient.jwk(changed.keys));
    header.put("url", AcmeClient.absolute("/acme/key-change"));
    Map<String, Object> payload =
        Map.of("account", old.account(), "oldKey", AcmeClient.jwk(old.keys));
    return AcmeClient.sign(changed.keys, header, dev.signet.http.JsonText.bytes(payload));
  }

  private String issued(AcmeClient client, KeyPair keys, String name) {
    AcmeClient.Answer order = client.order(name);
    fixture.prove(client, order);
    AcmeClient.Answer done = finish(client, order, keys, name);
    return AcmeClient.encode(leaf(client, done).encoded().toArray());
  }

  private static Certificate leaf(AcmeClient client, AcmeClient.Answer done) {
    String pem = client.read(done.text("certificate")).text();
    return Certificate.readAll(pem.getBytes(StandardCharsets.US_ASCII)).getFirst();
  }

  private static AcmeClient.Answer finish(
      AcmeClient client, AcmeClient.Answer order, KeyPair keys, String... names) {
    byte[] csr = AuthorityFixture.csr(keys, "", names);
    return client.post(order.text("finalize"), Map.of("csr", AcmeClient.encode(csr)));
  }

  private static String certificateId(Certificate certificate) {
    byte[] authority =
        certificate.extension(AuthorityKeyIdentifier.class).orElseThrow().identifier().toArray();
    return AcmeClient.encode(authority)
        + "."
        + AcmeClient.encode(certificate.serial().toByteArray());
  }

  @SuppressWarnings("unchecked")
  private static Instant window(AcmeClient.Answer answer, String name) {
    return Instant.parse(
        ((Map<String, Object>) answer.json().get("suggestedWindow")).get(name).toString());
  }
}

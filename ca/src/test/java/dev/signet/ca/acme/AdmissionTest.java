// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.local.AuthorityFixture;
import dev.signet.http.JsonText;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets an account, and how much of everything. */
class AdmissionTest {
  private static final int MOST_OPEN = 1_000;
  private static final String NEW_ACCOUNT = "/acme/new-account";
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;
  private AcmeFixture fixture;

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({"HS256, HmacSHA256", "HS384, HmacSHA384", "HS512, HmacSHA512"})
  void aKeyMakesOneAccount(String algorithm, String jca) {
    open(new AcmeSettings.Admission(true, 0, 0, 0));
    AcmeClient client = fixture.client();
    assertThat(client.post(NEW_ACCOUNT, Map.of()).problem()).isEqualTo("externalAccountRequired");
    BindingRegister.Handout handout = fixture.bindings().invite("alice", List.of(), DAY);
    Claim claim = new Claim(handout.id(), handout.secret(), algorithm, jca);
    assertThat(bind(client, claim.by(client)).status()).isEqualTo(201);
    // Who asks again with the same account key finds the account.
    assertThat(bind(client, claim.by(client)).status()).isEqualTo(200);

    AcmeClient other = fixture.client();
    AcmeClient.Answer again = bind(other, claim.by(other));
    assertThat(again.problem()).isEqualTo("unauthorized");
    assertThat(again.text("found")).isEqualTo("it made another account");
    assertThat(other.post(NEW_ACCOUNT, Map.of("onlyReturnExisting", true)).problem())
        .isEqualTo("accountDoesNotExist");
  }

  @Test
  void theDirectorySaysWhetherAnAccountMustBeBound() {
    open(new AcmeSettings.Admission(true, 0, 0, 0));
    AcmeClient.Answer directory =
        fixture.client().send(HttpMethod.GET, "/acme/directory", "", new byte[0]);
    assertThat(directory.json().get("meta").toString()).contains("externalAccountRequired=true");
  }

  @Test
  void aKeyIsGoodForItsTime() {
    open(AcmeSettings.Admission.OPEN);
    BindingRegister.Handout handout = fixture.bindings().invite("alice", List.of(), DAY);
    fixture.authority.clock.advance(DAY);
    AcmeClient client = fixture.client();
    assertThat(bind(client, claim(handout).by(client)).code()).isEqualTo("acme-binding-refused");
  }

  @Test
  void aSecretThatIsWrongOrOfAnotherKeyMakesNothing() {
    open(AcmeSettings.Admission.OPEN);
    BindingRegister.Handout one = fixture.bindings().invite("alice", List.of(), DAY);
    BindingRegister.Handout two = fixture.bindings().invite("bob", List.of(), DAY);
    AcmeClient client = fixture.client();
    Claim crossed = new Claim(one.id(), two.secret(), "HS256", "HmacSHA256");
    assertThat(bind(client, crossed.by(client)).code()).isEqualTo("acme-binding-refused");
    Claim unknown = new Claim("nobody", one.secret(), "HS256", "HmacSHA256");
    assertThat(bind(client, unknown.by(client)).code()).isEqualTo("acme-binding-refused");
  }

  @Test
  void theFormOfABindingIsThatOfTheRfc() {
    open(AcmeSettings.Admission.OPEN);
    BindingRegister.Handout handout = fixture.bindings().invite("alice", List.of(), DAY);
    AcmeClient client = fixture.client();
    AcmeClient other = fixture.client();
    Claim claim = claim(handout);
    // RFC 8555, 7.3.4: the payload is the account's key, the url the outer one, and no nonce.
    assertThat(bind(client, claim.by(other)).code()).isEqualTo("acme-binding-malformed");
    Map<String, Object> nonce = claim.header();
    nonce.put("nonce", "x");
    assertThat(bind(client, claim.by(client, nonce)).code()).isEqualTo("acme-binding-malformed");
    Map<String, Object> url = claim.header();
    url.put("url", AcmeClient.absolute("/acme/new-order"));
    assertThat(bind(client, claim.by(client, url)).code()).isEqualTo("jws-url-wrong");
    Map<String, Object> algorithm = claim.header();
    algorithm.put("alg", "none");
    assertThat(bind(client, claim.by(client, algorithm)).code())
        .isEqualTo("acme-binding-malformed");
    AcmeClient.Answer text = client.post(NEW_ACCOUNT, Map.of("externalAccountBinding", "x"));
    assertThat(text.code()).isEqualTo("acme-binding-malformed");
  }

  @Test
  void anAccountOrdersWhatItsKeyWasMadeFor() {
    open(AcmeSettings.Admission.OPEN);
    BindingRegister.Handout handout =
        fixture.bindings().invite("alice", List.of("shop.localhost"), DAY);
    AcmeClient client = fixture.client();
    client.become(bind(client, claim(handout).by(client)).field("Location"));
    assertThat(client.order("shop.localhost", "*.a.shop.localhost").status()).isEqualTo(201);
    AcmeClient.Answer refused = client.order("workshop.localhost");
    assertThat(refused.problem()).isEqualTo("rejectedIdentifier");
    assertThat(refused.code()).isEqualTo("acme-binding-exceeded");
    assertThat(refused.text("wanted")).isEqualTo("shop.localhost for alice");
    assertThat(fixture.registered().order("workshop.localhost").status()).isEqualTo(201);
  }

  @Test
  void thereAreNoMoreAccountsThanTheBound() {
    open(new AcmeSettings.Admission(false, 2, 0, 0));
    AcmeClient first = fixture.registered();
    fixture.registered();
    AcmeClient.Answer third = fixture.client().post(NEW_ACCOUNT, Map.of());
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.problem()).isEqualTo("rateLimited");
    assertThat(third.field("Retry-After")).isEqualTo("3601");
    first.post(first.account(), Map.of("status", "deactivated"));
    assertThat(fixture.client().post(NEW_ACCOUNT, Map.of()).status()).isEqualTo(201);
  }

  @Test
  void anAccountThatOrdersTooFastIsToldHowLongToWait() {
    open(new AcmeSettings.Admission(false, 0, 2, 0));
    AcmeClient client = fixture.registered();
    client.order("a.localhost");
    fixture.authority.clock.advance(Duration.ofMinutes(20));
    client.nonce();
    client.order("b.localhost");
    AcmeClient.Answer third = client.order("c.localhost");
    assertThat(third.code()).isEqualTo("acme-orders-too-fast");
    assertThat(third.field("Retry-After")).isEqualTo(Long.toString(40 * 60 + 1));
    assertThat(fixture.registered().order("c.localhost").status()).isEqualTo(201);
    fixture.authority.clock.advance(Duration.ofMinutes(41));
    client.nonce();
    assertThat(client.order("c.localhost").status()).isEqualTo(201);
  }

  @Test
  void theSameNamesAreCertifiedAsOftenAsTheBound() {
    open(new AcmeSettings.Admission(false, 0, 0, 1));
    AcmeClient client = fixture.registered();
    AcmeClient.Answer order = client.order("a.localhost");
    fixture.prove(client, order);
    byte[] csr = AuthorityFixture.csr(AuthorityFixture.keys(), "", "a.localhost");
    assertThat(
            client
                .post(order.text("finalize"), Map.of("csr", AcmeClient.encode(csr)))
                .text("status"))
        .isEqualTo("valid");
    AcmeClient.Answer again = fixture.registered().order("a.localhost");
    assertThat(again.code()).isEqualTo("acme-certificates-too-many");
    assertThat(again.field("Retry-After")).isEqualTo(Long.toString(7 * 24 * 3600 + 1));
    assertThat(client.order("b.localhost").status()).isEqualTo(201);
  }

  @Test
  void anAccountHasABoundedNumberOfOpenOrders() {
    open(new AcmeSettings.Admission(false, 0, 0, 0));
    AcmeClient client = fixture.registered();
    AcmeClient.Answer first = client.order("a.localhost");
    for (int i = 1; i < MOST_OPEN; i++) {
      assertThat(client.order("b.localhost").status()).isEqualTo(201);
    }
    assertThat(client.order("c.localhost").code()).isEqualTo("acme-orders-too-many");
    assertThat(fixture.registered().order("c.localhost").status()).isEqualTo(201);

    fixture.prove(client, first);
    byte[] csr = AuthorityFixture.csr(AuthorityFixture.keys(), "", "a.localhost");
    client.post(first.text("finalize"), Map.of("csr", AcmeClient.encode(csr)));
    assertThat(client.order("c.localhost").status()).isEqualTo(201);
    assertThat(client.order("c.localhost").code()).isEqualTo("acme-orders-too-many");

    fixture.authority.clock.advance(Duration.ofDays(7));
    client.nonce();
    assertThat(client.order("c.localhost").status()).isEqualTo(201);
  }

  private void open(AcmeSettings.Admission admission) {
    fixture = AcmeFixture.with(folder, admission);
  }

  private static AcmeClient.Answer bind(AcmeClient client, Map<String, Object> binding) {
    return client.post(NEW_ACCOUNT, Map.of("externalAccountBinding", binding));
  }

  private static Claim claim(BindingRegister.Handout handout) {
    return new Claim(handout.id(), handout.secret(), "HS256", "HmacSHA256");
  }

  /** The JWS of RFC 8555, 7.3.4, as a client makes it. */
  private record Claim(String key, String secret, String algorithm, String jca) {
    Map<String, Object> header() {
      Map<String, Object> header = new LinkedHashMap<>();
      header.put("alg", algorithm);
      header.put("kid", key);
      header.put("url", AcmeClient.absolute(NEW_ACCOUNT));
      return header;
    }

    Map<String, Object> by(AcmeClient client) {
      return by(client, header());
    }

    Map<String, Object> by(AcmeClient client, Map<String, Object> header) {
      String input =
          AcmeClient.encode(JsonText.bytes(header))
              + "."
              + AcmeClient.encode(JsonText.bytes(AcmeClient.jwk(client.keys)));
      String[] parts = input.split("\\.");
      return Map.of("protected", parts[0], "payload", parts[1], "signature", mac(input));
    }

    private String mac(String input) {
      try {
        Mac mac = Mac.getInstance(jca);
        mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(secret), jca));
        return AcmeClient.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }
  }
}

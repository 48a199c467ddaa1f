// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.explain.FindingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssertionVerifierTest {
  private static final String ISSUER = "https://localhost:8443";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-06-01T12:00:00Z"));
  private final AtomicInteger fetches = new AtomicInteger();
  private final AtomicReference<List<ECKey>> published = new AtomicReference<>(List.of());
  private boolean away;
  private ECKey key;
  private AssertionVerifier verifier;

  @BeforeEach
  void makeKeys() throws JOSEException {
    key = key("one");
    published.set(List.of(key));
    verifier = AssertionVerifier.of(this::keySet, ISSUER, "demo", now::get);
  }

  @Test
  void aGoodHeaderTellsWhoIsAsking() throws JOSEException {
    assertThat(verifier.verify(signed(key, claims -> {})))
        .isEqualTo(new Principal.Person("id-1", "anna", Set.of(Role.BASIC, Role.PREMIUM)));
  }

  @Test
  void withoutANameItIsAService() throws JOSEException {
    String header = signed(key, claims -> claims.claim("preferred_username", null));
    assertThat(verifier.verify(header))
        .isEqualTo(new Principal.Service("id-1", Set.of(Role.BASIC, Role.PREMIUM)));
  }

  @Test
  void aRequestThatDidNotComeThroughTheGatewayIsRefused() {
    assertThat(code(null)).isEqualTo(IdentityCode.ASSERTION_MISSING);
    assertThat(code("")).isEqualTo(IdentityCode.ASSERTION_MALFORMED);
    assertThat(code("anna")).isEqualTo(IdentityCode.ASSERTION_MALFORMED);
  }

  @Test
  void aHeaderForAnotherRouteOrByAnotherGatewayIsRefused() throws JOSEException {
    assertThat(code(signed(key, claims -> claims.audience("other"))))
        .isEqualTo(IdentityCode.ASSERTION_AUDIENCE);
    assertThat(code(signed(key, claims -> claims.issuer("https://evil.example"))))
        .isEqualTo(IdentityCode.ASSERTION_ISSUER);
  }

  @Test
  void aStrangersKeyIsRefusedUnderOurKeysNameToo() throws JOSEException {
    assertThat(code(signed(key("one"), claims -> {}))).isEqualTo(IdentityCode.ASSERTION_FORGED);
    assertThat(code(signed(key("two"), claims -> {}))).isEqualTo(IdentityCode.ASSERTION_FORGED);
  }

  @Test
  void anAccessTokenIsNoAssertion() throws JOSEException {
    assertThat(code(signed(key, "at+jwt", claims -> {})))
        .isEqualTo(IdentityCode.ASSERTION_MALFORMED);
  }

  @Test
  void aRememberedHeaderStillEnds() throws JOSEException {
    String header = signed(key, claims -> {});
    verifier.verify(header);
    pass(Duration.ofSeconds(64));
    verifier.verify(header);
    pass(Duration.ofSeconds(1));
    assertThat(code(header)).isEqualTo(IdentityCode.ASSERTION_EXPIRED);
  }

  @Test
  void aHeaderThatLivesTooLongOrComesFromTheFutureIsRefused() throws JOSEException {
    Date later = Date.from(now.get().plusSeconds(600));
    assertThat(code(signed(key, claims -> claims.expirationTime(later))))
        .isEqualTo(IdentityCode.ASSERTION_EXPIRED);
    assertThat(code(signed(key, claims -> claims.issueTime(later).expirationTime(later))))
        .isEqualTo(IdentityCode.ASSERTION_EXPIRED);
  }

  @Test
  void changedRolesAreForged() throws JOSEException {
    String[] parts = signed(key, claims -> {}).split("\\.", -1);
    String[] others =
        signed(key, claims -> claims.claim("roles", List.of("admin"))).split("\\.", -1);
    assertThat(code(parts[0] + "." + others[1] + "." + parts[2]))
        .isEqualTo(IdentityCode.ASSERTION_FORGED);
    assertThat(code(signed(key, claims -> claims.claim("roles", "admin"))))
        .isEqualTo(IdentityCode.ASSERTION_MALFORMED);
  }

  @Test
  void aNewKeyIsFetchedWhenItIsFirstNamed() throws JOSEException {
    verifier.verify(signed(key, claims -> {}));
    ECKey next = key("two");
    published.set(List.of(key, next));
    pass(Duration.ofSeconds(11));
    verifier.verify(signed(next, claims -> {}));
    assertThat(fetches).hasValue(2);
  }

  @Test
  void madeUpKeyNamesCauseOneFetchInTenSeconds() throws JOSEException {
    verifier.verify(signed(key, claims -> {}));
    for (int i = 0; i < 50; i++) {
      assertThat(code(signed(key("made-up-" + i), claims -> {})))
          .isEqualTo(IdentityCode.ASSERTION_FORGED);
    }
    assertThat(fetches).hasValue(1);
    pass(Duration.ofSeconds(11));
    code(signed(key("made-up"), claims -> {}));
    assertThat(fetches).hasValue(2);
  }

  @Test
  void aGatewayThatIsAwayIsToldApartAndKnownKeysStayGood() throws JOSEException {
    away = true;
    assertThat(code(signed(key, claims -> {}))).isEqualTo(IdentityCode.ASSERTION_KEYS_AWAY);
    away = false;
    pass(Duration.ofSeconds(11));
    verifier.verify(signed(key, claims -> {}));
    away = true;
    pass(Duration.ofMinutes(30));
    verifier.verify(signed(key, claims -> {}));
    pass(Duration.ofHours(12));
    assertThat(code(signed(key, claims -> {}))).isEqualTo(IdentityCode.ASSERTION_KEYS_AWAY);
  }

  @Test
  void aWithdrawnKeyIsForgottenWithinTenMinutes() throws JOSEException {
    verifier.verify(signed(key, claims -> {}));
    published.set(List.of(key("two")));
    pass(Duration.ofMinutes(11));
    assertThat(code(signed(key, claims -> {}))).isEqualTo(IdentityCode.ASSERTION_FORGED);
  }

  private byte[] keySet() throws IOException {
    fetches.incrementAndGet();
    if (away) {
      throw new IOException("connection refused");
    }
    List<JWK> open = published.get().stream().<JWK>map(ECKey::toPublicJWK).toList();
    return new JWKSet(open).toString().getBytes(StandardCharsets.UTF_8);
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  private IdentityCode code(@org.jspecify.annotations.Nullable String header) {
    FindingException refused =
        catchThrowableOfType(FindingException.class, () -> verifier.verify(header));
    assertThat(refused).isNotNull();
    return (IdentityCode) refused.finding().code();
  }

  private static ECKey key(String name) throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID(name).algorithm(JWSAlgorithm.ES256).generate();
  }

  private String signed(ECKey by, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
    return signed(by, AssertionVerifier.TYPE, change);
  }

  private String signed(ECKey by, String type, Consumer<JWTClaimsSet.Builder> change)
      throws JOSEException {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience("demo")
            .subject("id-1")
            .claim("preferred_username", "anna")
            .claim("roles", List.of("basic", "premium"))
            .issueTime(Date.from(now.get()))
            .expirationTime(Date.from(now.get().plusSeconds(60)));
    change.accept(claims);
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType(type))
            .keyID(by.getKeyID())
            .build();
    SignedJWT jwt = new SignedJWT(header, claims.build());
    jwt.sign(new ECDSASigner(by));
    return jwt.serialize();
  }
}

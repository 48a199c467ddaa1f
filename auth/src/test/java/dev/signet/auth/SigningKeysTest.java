// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.account.AuditTrail;
import dev.signet.auth.secret.RandomSecret;
import dev.signet.auth.token.AccessTokens;
import dev.signet.auth.token.KeySetDocument;
import dev.signet.auth.token.SigningKeys;
import dev.signet.auth.token.TokenAlgorithm;
import dev.signet.auth.token.TokenSettings;
import dev.signet.auth.token.TokenVerdict;
import dev.signet.identity.Answer;
import dev.signet.identity.AssertionVerifier;
import dev.signet.identity.Principal;
import dev.signet.identity.Role;
import dev.signet.store.Keyring;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
  private static final TokenSettings SETTINGS = TokenSettings.of(AuthRig.ISSUER);

  @TempDir Path folder;
  private AuthRig rig;

  @BeforeEach
  void open() {
    rig = new AuthRig(folder);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aKeyIsPublishedADayBeforeItSignsAndStaysUntilItsLastTokenEnded() throws Exception {
    SigningKeys keys = keys(SETTINGS);
    String first = signer(keys);
    assertThat(published(keys)).hasSize(2).contains(first);
    rig.clock.advance(SigningKeys.PERIOD.minus(SigningKeys.LEAD));
    keys.renew();
    assertThat(published(keys)).hasSize(4);
    assertThat(signer(keys)).isEqualTo(first);
    rig.clock.advance(SigningKeys.LEAD);
    keys.renew();
    String second = signer(keys);
    assertThat(second).isNotEqualTo(first);
    assertThat(published(keys)).contains(first, second);
    rig.clock.advance(TokenSettings.MAX_LIFE.plusSeconds(1));
    keys.renew();
    assertThat(published(keys)).hasSize(2).contains(second).doesNotContain(first);
  }

  @Test
  void aTokenOutlivesTheRotationOfItsKey() throws Exception {
    SigningKeys keys = keys(SETTINGS);
    rig.clock.advance(SigningKeys.PERIOD.minus(SigningKeys.LEAD));
    keys.renew();
    rig.clock.advance(SigningKeys.LEAD.minusSeconds(1));
    AccessTokens tokens = new AccessTokens(keys, SETTINGS, rig.clock);
    String token = tokens.issue("account", "login", "signet");
    rig.clock.advance(Duration.ofSeconds(60));
    keys.renew();
    assertThat(tokens.verify(token)).isInstanceOf(TokenVerdict.Holds.class);
    assertThat(SignedJWT.parse(token).getHeader().getKeyID()).isNotEqualTo(signer(keys));
  }

  @Test
  void twoNodesThatRotateAtOnceAgreeOnOneKey() {
    SigningKeys one = keys(SETTINGS);
    SigningKeys two = keys(SETTINGS);
    rig.clock.advance(SigningKeys.PERIOD.minus(SigningKeys.LEAD));
    one.renew();
    two.renew();
    assertThat(published(two)).isEqualTo(published(one)).hasSize(4);
  }

  @Test
  void aMachineThatSleptForMonthsStillPublishesBeforeItSigns() throws Exception {
    SigningKeys keys = keys(SETTINGS);
    String first = signer(keys);
    rig.clock.advance(Duration.ofDays(300));
    keys.renew();
    assertThat(signer(keys)).isEqualTo(first);
    rig.clock.advance(SigningKeys.LEAD);
    assertThat(signer(keys)).isNotEqualTo(first);
  }

  @Test
  void secretsAreSealedInTheDatabase() {
    List<byte[]> sealed =
        rig.database.read(handle ->
            handle
                .createQuery("select sealed_key from auth_key")
                .map((row, context) -> row.getBytes(1))
                .list());
    assertThat(sealed).hasSize(2);
    for (byte[] each : sealed) {
      // The beginning of every PKCS #8 file of an EC key.
      assertThat(new String(each, StandardCharsets.ISO_8859_1))
          .doesNotContain(
              new String(
                  new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d},
                  StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void rs256TokensPassAnotherLibrary() throws Exception {
    reopen(SETTINGS.signedBy(TokenAlgorithm.RS256));
    rig.add("anna");
    String token = rig.login("anna").text("access_token");
    assertThat(rig.bearer(token)).isInstanceOf(Answer.Known.class);
    SignedJWT jwt = SignedJWT.parse(token);
    JWK key =
        JWKSet.parse(rig.get("/.well-known/jwks.json").body())
            .getKeyByKeyId(jwt.getHeader().getKeyID());
    assertThat(key.getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    assertThat(key.isPrivate()).isFalse();
  }

  @Test
  void hs256TokensWorkAndTheirKeyIsNeverPublished() throws Exception {
    reopen(SETTINGS.signedBy(TokenAlgorithm.HS256));
    rig.add("anna");
    String token = rig.login("anna").text("access_token");
    assertThat(rig.bearer(token)).isInstanceOf(Answer.Known.class);
    assertThat(SignedJWT.parse(token).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
    assertThat(rig.get("/.well-known/jwks.json").body())
        .doesNotContain("oct", SignedJWT.parse(token).getHeader().getKeyID());
  }

  @Test
  void anotherAlgorithmTakesEffectAtOnceAndOldTokensEndByThemselves() {
    rig.add("anna");
    String before = rig.login("anna").text("access_token");
    reopen(SETTINGS.signedBy(TokenAlgorithm.RS256));
    String after = rig.login("anna").text("access_token");
    assertThat(rig.bearer(before)).isInstanceOf(Answer.Known.class);
    assertThat(rig.bearer(after)).isInstanceOf(Answer.Known.class);
    assertThat(after.length()).isGreaterThan(before.length());
  }

  @Test
  void anAssertionSatisfiesTheVerifierOfApplications() {
    rig.add("anna", Role.PREMIUM);
    AssertionVerifier application =
        AssertionVerifier.of(
            () -> rig.get("/.well-known/jwks.json").body().getBytes(StandardCharsets.UTF_8),
            AuthRig.ISSUER,
            "demo",
            rig.clock);
    Principal anna = new Principal.Person("id-1", "anna", Set.of(Role.BASIC, Role.PREMIUM));
    String made = rig.service.assertions().assertionFor(anna, "demo");
    assertThat(application.verify(made)).isEqualTo(anna);
    assertThat(made.length()).isLessThan(700);
    Principal service = new Principal.Service("spiffe://x/y", Set.of());
    assertThat(application.verify(rig.service.assertions().assertionFor(service, "demo")))
        .isEqualTo(service);
  }

  @Test
  void anAssertionIsReusedForHalfItsLifeAndNeverAfterARoleChanged() {
    Principal anna = new Principal.Person("id-1", "anna", Set.of(Role.BASIC));
    String made = rig.service.assertions().assertionFor(anna, "demo");
    rig.clock.advance(Duration.ofSeconds(29));
    assertThat(rig.service.assertions().assertionFor(anna, "demo")).isEqualTo(made);
    assertThat(rig.service.assertions().assertionFor(anna, "other")).isNotEqualTo(made);
    Principal more = new Principal.Person("id-1", "anna", Set.of(Role.BASIC, Role.PREMIUM));
    assertThat(rig.service.assertions().assertionFor(more, "demo")).isNotEqualTo(made);
    rig.clock.advance(Duration.ofSeconds(1));
    assertThat(rig.service.assertions().assertionFor(anna, "demo")).isNotEqualTo(made);
  }

  @Test
  void anAssertionIsNoAccessToken() {
    Principal anna = new Principal.Person("id-1", "anna", Set.of(Role.BASIC));
    Answer answer = rig.bearer(rig.service.assertions().assertionFor(anna, AuthRig.ISSUER));
    assertThat(((Answer.Refused) answer).finding().code().id()).isEqualTo("token-key-unknown");
  }

  private void reopen(TokenSettings tokens) {
    rig.close();
    rig = new AuthRig(folder, AuthRig.usual().with(tokens));
  }

  private SigningKeys keys(TokenSettings settings) {
    RandomSecret secrets = new RandomSecret(new SecureRandom());
    SigningKeys keys =
        new SigningKeys(
            rig.database,
            Keyring.of(new byte[32]),
            settings,
            new AuditTrail(secrets, rig.clock),
            rig.clock);
    keys.renew();
    return keys;
  }

  private String signer(SigningKeys keys) throws Exception {
    String token = new AccessTokens(keys, SETTINGS, rig.clock).issue("a", "l", "c");
    return SignedJWT.parse(token).getHeader().getKeyID();
  }

  private static Set<String> published(SigningKeys keys) {
    try {
      return JWKSet.parse(new String(new KeySetDocument(keys).json(), StandardCharsets.UTF_8))
          .getKeys()
          .stream()
          .map(JWK::getKeyID)
          .collect(java.util.stream.Collectors.toSet());
    } catch (java.text.ParseException e) {
      throw new AssertionError(e);
    }
  }
}

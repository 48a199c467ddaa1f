// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.AuthRig.Reply;
import dev.signet.auth.account.Actor;
import dev.signet.auth.account.AuditTrail;
import dev.signet.explain.Redacted;
import dev.signet.identity.Answer;
import dev.signet.identity.Credential;
import dev.signet.identity.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthContractTest {
  @TempDir Path folder;
  private AuthRig rig;

  @BeforeEach
  void open() {
    rig = rig(AuthRig.usual());
  }

  /** The service over this test's database; again over the same one where there is one. */
  AuthRig rig(AuthSettings settings) {
    return new AuthRig(folder, settings);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void whoRegistersCanSignInWithTheBasicRole() {
    Reply made =
        rig.send(
            "POST",
            "/auth/register",
            "{\"username\":\"Anna\",\"password\":\"" + AuthRig.PASSWORD + "\"}",
            "Content-Type",
            "application/json");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("username")).isEqualTo("anna");
    Reply login = rig.login("ANNA");
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.text("token_type")).isEqualTo("Bearer");
    assertThat(login.text("expires_in")).isEqualTo("300");
    assertThat(login.headers().get("Cache-Control")).isEqualTo("no-store");
    assertThat(login.cookies()).isEmpty();
    assertThat(known(rig.bearer(login.text("access_token"))).principal().roles())
        .containsExactly(Role.BASIC);
  }

  @Test
  void aTakenNameIsAConflict() {
    rig.add("anna");
    Reply again =
        rig.post("/auth/register", Map.of("username", "Ａnna", "password", AuthRig.PASSWORD));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("account-exists");
  }

  @Test
  void aWrongPasswordIsA401ThatLooksLikeAnUnknownName() {
    rig.add("anna");
    Reply wrong = rig.login("anna", "not the password");
    Reply unknown = rig.login("nobody", "not the password");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.text("code")).isEqualTo("login-refused");
    assertThat(wrong.headers().get("WWW-Authenticate")).isEqualTo("Bearer realm=\"signet\"");
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(unknown.headers().entries()).hasToString(wrong.headers().entries().toString());
  }

  @Test
  void aDisabledAccountCannotSignInAndItsTokenFailsAtTheNextRequest() {
    rig.add("anna");
    String token = rig.login("anna").text("access_token");
    assertThat(rig.bearer(token)).isInstanceOf(Answer.Known.class);
    rig.service.accounts().disable("anna", Actor.command());
    assertThat(code(rig.bearer(token))).isIn("login-ended", "account-disabled");
    assertThat(rig.login("anna").text("code")).isEqualTo("login-refused");
    rig.service.accounts().enable("anna", Actor.command());
    assertThat(code(rig.bearer(token))).isEqualTo("login-ended");
    assertThat(rig.login("anna").status()).isEqualTo(200);
  }

  @Test
  void aRoleCountsAndCountsNoMoreAtTheNextRequest() {
    rig.add("anna");
    String token = rig.login("anna").text("access_token");
    rig.bearer(token);
    rig.service.accounts().grant("anna", Role.PREMIUM, Actor.command());
    assertThat(rememberedOrRead(token).principal().roles()).contains(Role.PREMIUM);
    rig.service.accounts().revoke("anna", Role.PREMIUM, Actor.command());
    assertThat(rememberedOrRead(token).principal().roles()).containsExactly(Role.BASIC);
  }

  @Test
  void aVerifiedTokenIsRememberedUntilItEnds() {
    rig.add("anna");
    var presented =
        rig.presented(new Credential.Bearer(Redacted.of(rig.login("anna").text("access_token"))));
    assertThat(rig.service.verifier().remembered(presented)).isEmpty();
    rig.service.verifier().verify(presented);
    assertThat(rig.service.verifier().remembered(presented)).isPresent();
    rig.clock.advance(Duration.ofMinutes(5));
    assertThat(rig.service.verifier().remembered(presented)).isEmpty();
    assertThat(code(rig.service.verifier().verify(presented))).isEqualTo("token-expired");
  }

  @Test
  void signingOutByTokenEndsItsFamily() {
    rig.add("anna");
    Reply login = rig.login("anna");
    String access = login.text("access_token");
    Reply out = rig.send("POST", "/auth/logout", "", "Authorization", "Bearer " + access);
    assertThat(out.status()).isEqualTo(200);
    assertThat(out.cookies()).isEmpty();
    assertThat(code(rig.bearer(access))).isEqualTo("login-ended");
    Reply refresh = rig.refresh(login.text("refresh_token"));
    assertThat(refresh.status()).isEqualTo(400);
    assertThat(refresh.text("error")).isEqualTo("invalid_grant");
    assertThat(refresh.text("code")).isEqualTo("refresh-token-ended");
  }

  @Test
  void signingOutByRefreshTokenEndsItsFamilyAlone() {
    rig.add("anna");
    Reply one = rig.login("anna");
    Reply two = rig.login("anna");
    rig.post("/auth/logout", Map.of("refresh_token", one.text("refresh_token")));
    assertThat(code(rig.bearer(one.text("access_token")))).isEqualTo("login-ended");
    assertThat(rig.bearer(two.text("access_token"))).isInstanceOf(Answer.Known.class);
  }

  @Test
  void signingOutWithoutACredentialIsA401() {
    Reply out = rig.send("POST", "/auth/logout", "");
    assertThat(out.status()).isEqualTo(401);
    assertThat(out.text("code")).isEqualTo("credential-missing");
  }

  @Test
  void thePasswordGrantIsNotOffered() {
    Reply reply =
        rig.post(
            "/oauth2/token",
            Map.of("grant_type", "password", "username", "a", "password", AuthRig.PASSWORD));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("error")).isEqualTo("unsupported_grant_type");
    assertThat(reply.headers().get("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void aTokenRequestThatIsNoFormIsAnInvalidRequest() {
    Reply json = rig.send("POST", "/oauth2/token", "{}", "Content-Type", "application/json");
    assertThat(json.text("error")).isEqualTo("invalid_request");
    Reply empty = rig.post("/oauth2/token", Map.of());
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.text("error")).isEqualTo("invalid_request");
    assertThat(empty.text("code")).isEqualTo("form-field-missing");
  }

  @Test
  void otherMethodsAre405WithAllow() {
    Reply reply = rig.send("DELETE", "/auth/login", "");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.headers().get("Allow")).isEqualTo("GET, HEAD, POST");
    Reply token = rig.get("/oauth2/token");
    assertThat(token.status()).isEqualTo(405);
    assertThat(token.headers().get("Allow")).isEqualTo("POST");
    assertThat(token.text("error")).isEqualTo("invalid_request");
    assertThat(rig.get("/auth/nothing").status()).isEqualTo(404);
    assertThat(rig.send("POST", "/auth/login", "x", "Content-Type", "text/plain").status())
        .isEqualTo(415);
  }

  @Test
  void ourTokensPassAnotherLibraryWithThePublishedKeys() throws Exception {
    rig.add("anna");
    SignedJWT token = SignedJWT.parse(rig.login("anna").text("access_token"));
    Reply keys = rig.get("/.well-known/jwks.json");
    assertThat(keys.headers().get("Cache-Control")).isEqualTo("public, max-age=300");
    JWKSet set = JWKSet.parse(keys.body());
    assertThat(keys.body()).doesNotContain("\"d\"");
    var key = set.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
    assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
    assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
    assertThat(token.getJWTClaimsSet().getClaims().keySet())
        .contains("iss", "aud", "sub", "exp", "iat", "jti");
    assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(AuthRig.ISSUER);
  }

  @Test
  void everyLoginAndChangeLeavesAnAuditRow() {
    rig.add("anna");
    rig.login("anna", "not the password");
    rig.login("anna");
    rig.service.accounts().grant("anna", Role.PREMIUM, Actor.command());
    rig.service.accounts().disable("anna", Actor.command());
    List<String> events =
        rig.service.accounts().audit(100).stream().map(AuditTrail.Entry::event).toList();
    assertThat(events)
        .contains(
            "account-added",
            "login-refused",
            "login",
            "role-granted",
            "account-disabled",
            "key-added");
  }

  @Test
  void aWatchedStreamEndsWithItsLogin() throws Exception {
    rig.add("anna");
    String one = rig.login("anna").text("access_token");
    String two = rig.login("anna").text("access_token");
    AtomicInteger ended = new AtomicInteger();
    AtomicInteger other = new AtomicInteger();
    rig.service.verifier().watch(known(rig.bearer(one)), ended::incrementAndGet);
    var second = rig.service.verifier().watch(known(rig.bearer(two)), other::incrementAndGet);
    rig.send("POST", "/auth/logout", "", "Authorization", "Bearer " + one);
    await(() -> ended.get() == 1);
    assertThat(other).hasValue(0);
    rig.service.accounts().disable("anna", Actor.command());
    await(() -> other.get() == 1);
    second.close();
    assertThat(ended).hasValue(1);
  }

  @Test
  void aGrantedRoleLeavesStreamsAloneAndARevokedOneEndsThem() throws Exception {
    rig.add("anna", Role.PREMIUM);
    Answer.Known known = known(rig.bearer(rig.login("anna").text("access_token")));
    AtomicInteger ended = new AtomicInteger();
    rig.service.verifier().watch(known, ended::incrementAndGet);
    rig.service.accounts().grant("anna", Role.ADMIN, Actor.command());
    Thread.sleep(50);
    assertThat(ended).hasValue(0);
    rig.service.accounts().revoke("anna", Role.PREMIUM, Actor.command());
    await(() -> ended.get() == 1);
  }

  @Test
  void closedRegistrationIsForbidden() {
    AuthSettings closed =
        new AuthSettings(AuthRig.usual().tokens(), AuthRig.usual().logins(), AuthRig.CHEAP, false);
    rig.close();
    rig = rig(closed);
    Reply reply =
        rig.post("/auth/register", Map.of("username", "anna", "password", AuthRig.PASSWORD));
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.text("code")).isEqualTo("registration-closed");
    assertThat(rig.get("/auth/register").status()).isEqualTo(403);
    assertThat(rig.get("/auth/login").body()).doesNotContain("/auth/register");
    rig.service.signIn().registration().allow(true);
    assertThat(rig.get("/auth/login").body()).contains("/auth/register");
    assertThat(
            rig.post("/auth/register", Map.of("username", "anna", "password", AuthRig.PASSWORD))
                .status())
        .isEqualTo(201);
  }

  @Test
  void everythingIsStillThereAfterARestart() {
    rig.add("anna", Role.PREMIUM);
    Reply login = rig.login("anna");
    rig.close();
    rig = rig(AuthRig.usual());
    assertThat(known(rig.bearer(login.text("access_token"))).principal().roles())
        .isEqualTo(Set.of(Role.BASIC, Role.PREMIUM));
    assertThat(rig.refresh(login.text("refresh_token")).status()).isEqualTo(200);
  }

  private Answer.Known rememberedOrRead(String token) {
    var presented = rig.presented(new Credential.Bearer(Redacted.of(token)));
    return known(
        rig.service
            .verifier()
            .remembered(presented)
            .orElseGet(() -> rig.service.verifier().verify(presented)));
  }

  private static Answer.Known known(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Known.class);
    return (Answer.Known) answer;
  }

  private static String code(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    return ((Answer.Refused) answer).finding().code().id();
  }

  private static void await(java.util.function.BooleanSupplier condition) throws Exception {
    for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}

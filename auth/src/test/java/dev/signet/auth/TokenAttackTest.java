// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.Category;
import dev.signet.explain.Finding;
import dev.signet.identity.Answer;
import dev.signet.identity.Principal;
import dev.signet.identity.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every way to get in with a token that is not right, each refused by its own code. */
class TokenAttackTest {
  private static final UnaryOperator<String> SAME = text -> text;

  @TempDir Path folder;
  private AuthRig rig;
  private TokenForge forge;

  @BeforeEach
  void open() throws Exception {
    rig = new AuthRig(folder);
    rig.add("anna", Role.PREMIUM);
    forge = new TokenForge(rig, rig.login("anna").text("access_token"));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void theGoodTokenAndTheSameUnderOurKeyPass() {
    assertThat(rig.bearer(forge.good())).isInstanceOf(Answer.Known.class);
    assertThat(rig.bearer(forge.signed(SAME, SAME))).isInstanceOf(Answer.Known.class);
  }

  @TestFactory
  Stream<DynamicTest> everyAttackIsRefusedByItsOwnCode() throws Exception {
    // Dynamic tests run after this method returns but before the rig is closed.
    return attacks().entrySet().stream()
        .map(attack ->
            DynamicTest.dynamicTest(
                attack.getKey(),
                () -> {
                  String wanted = attack.getKey().substring(0, attack.getKey().indexOf(':'));
                  assertRefused(attack.getValue(), wanted);
                }));
  }

  private Map<String, String> attacks() throws Exception {
    Map<String, String> attacks = new LinkedHashMap<>();
    forms(attacks);
    headers(attacks);
    signatures(attacks);
    claims(attacks);
    json(attacks);
    return attacks;
  }

  private void forms(Map<String, String> attacks) {
    String good = forge.good();
    String[] parts = good.split("\\.", -1);
    attacks.put("token-too-large: beyond the bound", good + "A".repeat(16_384));
    attacks.put("token-not-compact: empty", "");
    attacks.put("token-not-compact: two parts", parts[0] + "." + parts[1]);
    attacks.put("token-not-compact: five parts", good + ".AAAA.AAAA");
    attacks.put(
        "token-not-compact: JSON form", "{\"payload\":\"" + parts[1] + "\",\"signatures\":[]}");
    attacks.put("token-not-base64url: padded", parts[0] + "=." + parts[1] + "." + parts[2]);
    attacks.put("token-not-base64url: white space", parts[0] + " ." + parts[1] + "." + parts[2]);
    attacks.put(
        "token-not-base64url: plain base64", good.replace('-', '+').replace('_', '/') + "+");
    attacks.put("token-not-base64url: beyond ASCII", parts[0] + "é." + parts[1] + "." + parts[2]);
    attacks.put("token-not-base64url: other pad bits", twisted(good));
    attacks.put("token-signature-missing: nothing behind the dot", parts[0] + "." + parts[1] + ".");
  }

  /** 64 bytes are 86 characters, of which the last has four bits that stand for nothing. */
  private static String twisted(String token) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(token.charAt(token.length() - 1));
    return token.substring(0, token.length() - 1) + alphabet.charAt(last ^ 1);
  }

  private void headers(Map<String, String> attacks) {
    for (String none : new String[] {"none", "None", "NONE", "nOnE", " none"}) {
      attacks.put("token-unsigned: alg " + none, forge.withHeader(h -> h.replace("ES256", none)));
      attacks.put(
          "token-unsigned: alg " + none + " without signature",
          cut(forge.withHeader(h -> h.replace("ES256", none))));
    }
    for (String member :
        new String[] {
          "\"jwk\":{\"kty\":\"EC\"}", "\"jku\":\"https://evil.example/k\"",
          "\"x5u\":\"https://evil.example/c\"", "\"x5c\":[\"AA\"]"
        }) {
      attacks.put("token-key-embedded: " + member, forge.signed(with(member), SAME));
    }
    attacks.put("token-critical: crit", forge.signed(with("\"crit\":[\"exp\"]"), SAME));
    attacks.put("token-critical: empty crit", forge.signed(with("\"crit\":[]"), SAME));
    attacks.put("token-not-encoded: b64", forge.signed(with("\"b64\":false"), SAME));
    attacks.put("token-compressed: zip", forge.signed(with("\"zip\":\"DEF\""), SAME));
    attacks.put("token-encrypted: enc", forge.signed(with("\"enc\":\"A128GCM\""), SAME));
    attacks.put("token-encrypted: PBES2 count", forge.signed(with("\"p2c\":2147483647"), SAME));
    attacks.put("token-header-unknown: url", forge.signed(with("\"url\":\"/x\""), SAME));
    attacks.put(
        "token-header-incomplete: no typ",
        forge.signed(h -> h.replace("\"typ\":\"at+jwt\",", ""), SAME));
    attacks.put(
        "token-header-incomplete: alg is a list",
        forge.signed(h -> h.replace("\"ES256\"", "[\"ES256\"]"), SAME));
    for (String kid :
        new String[] {
          "", "../../../dev/null", "' or 1=1 --", "a\\u0000b", "|id", "é", "A".repeat(65)
        }) {
      attacks.put("token-key-name: kid " + kid, forge.signed(kid(kid), SAME));
    }
    attacks.put(
        "token-key-name: no kid", forge.signed(h -> h.replaceAll(",\"kid\":\"[^\"]*\"", ""), SAME));
    attacks.put("token-key-unknown: another kid", forge.signed(kid("another"), SAME));
    attacks.put("token-key-unknown: the assertions' key", forge.signed(kid(assertionKey()), SAME));
    attacks.put("token-type: JWT", forge.signed(h -> h.replace("at+jwt", "JWT"), SAME));
    attacks.put(
        "token-type: an assertion",
        forge.signed(h -> h.replace("at+jwt", "signet-identity+jwt"), SAME));
    attacks.put(
        "token-type: other letters", forge.signed(h -> h.replace("at+jwt", "AT+JWT"), SAME));
  }

  private void signatures(Map<String, String> attacks) throws Exception {
    attacks.put("token-algorithm: the public key as an HMAC secret", forge.confused());
    attacks.put("token-algorithm: RS256", forge.withHeader(h -> h.replace("ES256", "RS256")));
    attacks.put("token-algorithm: es256", forge.withHeader(h -> h.replace("ES256", "es256")));
    attacks.put("token-algorithm: PS256", forge.withHeader(h -> h.replace("ES256", "PS256")));
    attacks.put("token-signature-length: 63 bytes", forge.withSignature(new byte[63]));
    attacks.put("token-signature-length: 65 bytes", forge.withSignature(new byte[65]));
    attacks.put("token-signature-length: DER", forge.withSignature(new byte[70]));
    attacks.put("token-signature-zero: r and s", forge.withSignature(new byte[64]));
    byte[] ones = new byte[64];
    Arrays.fill(ones, 0, 32, (byte) 1);
    attacks.put("token-signature-zero: s", forge.withSignature(ones));
    byte[] large = new byte[64];
    Arrays.fill(large, (byte) 0xff);
    attacks.put("token-forged: r and s beyond the order", forge.withSignature(large));
    attacks.put("token-forged: by a stranger's key", forge.signedByStranger());
    attacks.put(
        "token-forged: another account",
        forge.withClaims(c -> c.replace("\"sub\":\"", "\"sub\":\"A")));
    attacks.put(
        "token-forged: a longer life", forge.withClaims(c -> c.replace("\"exp\":1", "\"exp\":2")));
  }

  private void claims(Map<String, String> attacks) {
    attacks.put("token-issuer: another", claim("iss", "\"https://evil.example\""));
    attacks.put("token-issuer: with a slash", claim("iss", "\"" + AuthRig.ISSUER + "/\""));
    attacks.put("token-audience: another", claim("aud", "\"https://evil.example\""));
    attacks.put(
        "token-claim-type: two audiences", claim("aud", "[\"" + AuthRig.ISSUER + "\",\"b\"]"));
    attacks.put("token-claim-type: exp as text", claim("exp", "\"4102444800\""));
    attacks.put("token-claim-type: exp as a fraction", claim("exp", "4102444800.5"));
    attacks.put("token-claim-type: exp before time", claim("exp", "-1"));
    attacks.put("token-claim-type: exp beyond time", claim("exp", "9223372036854775807"));
    attacks.put("token-claim-type: empty sub", claim("sub", "\"\""));
    for (String name : new String[] {"iss", "aud", "sub", "exp", "iat", "jti", "sid"}) {
      attacks.put(
          "token-claim-missing: " + name,
          forge.signed(
              SAME,
              c -> c.replaceAll("\"" + name + "\":(\"[^\"]*\"|\\d+),?", "").replace(",}", "}")));
    }
    long now = rig.clock.instant().getEpochSecond();
    attacks.put("token-expired: a second ago", claim("exp", Long.toString(now - 1)));
    attacks.put("token-expired: this second", claim("exp", Long.toString(now)));
    attacks.put("token-not-yet-valid: nbf", forge.signed(SAME, withText("\"nbf\":" + (now + 60))));
    attacks.put("token-from-future: iat", claim("iat", Long.toString(now + 60)));
  }

  private void json(Map<String, String> attacks) {
    attacks.put("token-name-twice: claim", forge.signed(SAME, withText("\"sub\":\"root\"")));
    attacks.put(
        "token-name-twice: deep",
        forge.signed(SAME, withText("\"cnf\":{\"jkt\":\"a\",\"jkt\":\"b\"}")));
    attacks.put(
        "token-name-twice: escaped", forge.signed(SAME, withText("\"\\u0073ub\":\"root\"")));
    attacks.put("token-name-twice: alg", forge.signed(with("\"alg\":\"none\""), SAME));
    attacks.put("token-name-twice: kid", forge.signed(with("\"kid\":\"a\""), SAME));
    attacks.put(
        "token-beyond-bounds: deep",
        forge.signed(SAME, withText("\"a\":" + "[".repeat(900) + "]".repeat(900))));
    attacks.put("token-beyond-bounds: digits", claim("exp", "9".repeat(5_000)));
    attacks.put("token-beyond-bounds: more than a long", claim("exp", "9".repeat(20)));
    attacks.put("token-beyond-bounds: exponent", claim("exp", "1" + "0".repeat(15) + "e99999"));
    attacks.put("token-claims-not-json: a list", forge.signed(SAME, c -> "[" + c + "]"));
    attacks.put("token-claims-not-json: behind it", forge.signed(SAME, c -> c + "{}"));
    attacks.put("token-claims-not-json: null", claim("sub", "null"));
    attacks.put("token-claims-not-json: nothing", forge.signed(SAME, c -> ""));
    attacks.put("token-header-not-json: nothing", forge.signed(h -> "", SAME));
    attacks.put("token-header-not-json: text", forge.signed(h -> "\"alg\"", SAME));
    byte[] broken = forge.claims().getBytes(StandardCharsets.UTF_8);
    broken[broken.length - 4] = (byte) 0xc0;
    attacks.put("token-claims-not-json: no UTF-8", forge.signedBytes(forge.header(), broken));
  }

  @Test
  void aTokenOfAnotherInstallationIsRefusedEvenUnderTheSameKeyName() throws Exception {
    assertRefused(forge.signedByStranger(), "token-forged");
  }

  @Test
  void aTokenEndsToTheSecond() {
    rig.clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(rig.bearer(forge.good())).isInstanceOf(Answer.Known.class);
    rig.clock.advance(Duration.ofMillis(1));
    assertRefused(forge.good(), "token-expired");
  }

  @Test
  void aTokenMixedFromTwoLoginsIsRefused() {
    rig.add("bert");
    Answer.Known bert = (Answer.Known) rig.bearer(rig.login("bert").text("access_token"));
    String mixed = claim("sid", "\"" + bert.session() + "\"");
    assertRefused(mixed, "login-ended");
  }

  @Test
  void rolesInATokenCountForNothing() {
    String more = forge.signed(SAME, withText("\"roles\":[\"admin\"]"));
    Answer.Known known = (Answer.Known) rig.bearer(more);
    assertThat(((Principal.Person) known.principal()).roles())
        .isEqualTo(Set.of(Role.BASIC, Role.PREMIUM));
  }

  private void assertRefused(String token, String code) {
    Answer answer = rig.bearer(token);
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    Finding finding = ((Answer.Refused) answer).finding();
    assertThat(finding.code().id()).isEqualTo(code);
    assertThat(finding.code().category()).isEqualTo(Category.UNAUTHENTICATED);
    assertThat(finding.toString() + finding.found() + finding.wanted())
        .doesNotContain(token.isEmpty() ? "{" : token);
  }

  private String assertionKey() {
    return rig.database.read(handle ->
        handle
            .createQuery("select id from auth_key where purpose = 'assertion'")
            .mapTo(String.class)
            .one());
  }

  private String claim(String name, String value) {
    return forge.signed(
        SAME,
        c ->
            c.replaceFirst(
                "\"" + name + "\":(\"[^\"]*\"|\\d+)",
                java.util.regex.Matcher.quoteReplacement("\"" + name + "\":" + value)));
  }

  private static UnaryOperator<String> kid(String value) {
    return h ->
        h.replaceFirst(
            "\"kid\":\"[^\"]*\"",
            java.util.regex.Matcher.quoteReplacement("\"kid\":\"" + value + "\""));
  }

  private static UnaryOperator<String> with(String member) {
    return header -> header.substring(0, header.length() - 1) + "," + member + "}";
  }

  private static UnaryOperator<String> withText(String member) {
    return with(member);
  }

  private static String cut(String token) {
    return token.substring(0, token.lastIndexOf('.') + 1);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.token;

import dev.signet.auth.secret.RandomSecret;
import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.identity.jws.CompactToken;
import dev.signet.identity.jws.Decoding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes and verifies access tokens: JWTs of type {@code at+jwt} (RFC 9068).
 *
 * <p>They carry no roles: those are the account's at each request, so that a revoked one is gone at
 * the next. The checks follow RFC 8725: the key chooses the algorithm, the header can only agree.
 */
public final class AccessTokens {
  /** RFC 9068, 2.1. */
  public static final String TYPE = "at+jwt";

  /** How far the clocks of two nodes may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  /** 9999-12-31: what is later is no time. */
  private static final long MAX_SECONDS = 253_402_300_799L;

  private final SigningKeys keys;
  private final TokenSettings settings;
  private final InstantSource clock;
  private final RandomSecret secrets = new RandomSecret(new java.security.SecureRandom());

  /**
   * Access tokens under these keys.
   *
   * @param keys sign and verify
   * @param settings issuer, audience and life
   * @param clock the time
   */
  public AccessTokens(SigningKeys keys, TokenSettings settings, InstantSource clock) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  /** How long a token lives. */
  public Duration life() {
    return settings.life();
  }

  /**
   * A new token.
   *
   * @param account {@code sub}
   * @param login {@code sid}
   * @param client {@code client_id}
   */
  public String issue(String account, String login, String client) {
    Instant now = clock.instant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", settings.issuer());
    claims.put("aud", settings.audience());
    claims.put("sub", account);
    claims.put("client_id", client);
    claims.put("exp", now.plus(settings.life()).getEpochSecond());
    claims.put("iat", now.getEpochSecond());
    claims.put("jti", secrets.nextId());
    claims.put("sid", login);
    return keys.current(KeyPurpose.ACCESS).sign(TYPE, claims);
  }

  /** Checks form, signature and claims. Does not look into the database. */
  public TokenVerdict verify(String token) {
    return switch (CompactToken.decode(token)) {
      case Decoding.Defective(var defect, var found) ->
          new TokenVerdict.Fails(
              Finding.about(TokenCode.of(defect)).found(Printable.line(found)).build());
      case Decoding.Decoded(CompactToken decoded) -> verify(decoded);
    };
  }

  private TokenVerdict verify(CompactToken token) {
    try {
      checkSignature(token);
      checkText(token, "iss", settings.issuer(), TokenCode.TOKEN_ISSUER);
      checkText(token, "aud", settings.audience(), TokenCode.TOKEN_AUDIENCE);
      Instant until = checkTimes(token);
      text(token, "jti");
      return new TokenVerdict.Holds(
          new VerifiedToken(text(token, "sub"), text(token, "sid"), until));
    } catch (FindingException e) {
      return new TokenVerdict.Fails(e.finding());
    }
  }

  private void checkSignature(CompactToken token) {
    SigningKey key =
        keys.named(token.keyName(), KeyPurpose.ACCESS)
            .orElseThrow(
                () -> failed(TokenCode.TOKEN_KEY_UNKNOWN, "a key of this issuer", token.keyName()));
    TokenAlgorithm algorithm = key.name().algorithm();
    // RFC 8725, 3.1: "each key MUST be used with exactly one algorithm, and this MUST be checked".
    if (!token.algorithm().equals(algorithm.name())) {
      throw failed(TokenCode.TOKEN_ALGORITHM, algorithm.name(), token.algorithm());
    }
    // RFC 9068, 4: "The resource server MUST verify that the 'typ' header value is 'at+jwt'".
    if (!token.type().equals(TYPE)) {
      throw failed(TokenCode.TOKEN_TYPE, TYPE, token.type());
    }
    byte[] signature = token.signature();
    if (signature.length != algorithm.signatureBytes()) {
      String wanted = algorithm.signatureBytes() + " bytes";
      throw failed(TokenCode.TOKEN_SIGNATURE_LENGTH, wanted, signature.length + " bytes");
    }
    if (algorithm == TokenAlgorithm.ES256 && isHalfZero(signature)) {
      throw failed(TokenCode.TOKEN_SIGNATURE_ZERO, "r and s above zero", "zero");
    }
    if (!key.verifies(token.signingInput(), signature)) {
      throw failed(TokenCode.TOKEN_FORGED, "a signature by " + token.keyName(), "another");
    }
  }

  /** CVE-2022-21449: r = s = 0 verified everything. */
  private static boolean isHalfZero(byte[] signature) {
    int half = signature.length / 2;
    int r = 0;
    int s = 0;
    for (int i = 0; i < half; i++) {
      r |= signature[i];
      s |= signature[half + i];
    }
    return r == 0 || s == 0;
  }

  private Instant checkTimes(CompactToken token) {
    Instant now = clock.instant();
    Instant until = time(token, "exp");
    if (!now.isBefore(until)) {
      throw failed(TokenCode.TOKEN_EXPIRED, "a time after " + now, until.toString());
    }
    if (token.claims().containsKey("nbf") && time(token, "nbf").isAfter(now.plus(SKEW))) {
      throw failed(
          TokenCode.TOKEN_NOT_YET_VALID, "a time before " + now, "nbf " + time(token, "nbf"));
    }
    Instant issued = time(token, "iat");
    if (issued.isAfter(now.plus(SKEW))) {
      throw failed(TokenCode.TOKEN_FROM_FUTURE, "a time before " + now, issued.toString());
    }
    return until;
  }

  private static Instant time(CompactToken token, String claim) {
    Optional<Long> seconds = token.number(claim).filter(n -> n >= 0 && n <= MAX_SECONDS);
    return seconds.map(Instant::ofEpochSecond).orElseThrow(() -> missing(token, claim));
  }

  private static String text(CompactToken token, String claim) {
    return token
        .text(claim)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> missing(token, claim));
  }

  private static void checkText(CompactToken token, String claim, String wanted, Code code) {
    String found = text(token, claim);
    if (!found.equals(wanted)) {
      throw failed(code, wanted, found);
    }
  }

  private static FindingException missing(CompactToken token, String claim) {
    boolean there = token.claims().containsKey(claim);
    Code code = there ? TokenCode.TOKEN_CLAIM_TYPE : TokenCode.TOKEN_CLAIM_MISSING;
    return Finding.about(code).with("claim", claim).wanted(claim).toException();
  }

  private static FindingException failed(Code code, String wanted, String found) {
    return Finding.about(code).wanted(wanted).found(Printable.line(found)).toException();
  }
}

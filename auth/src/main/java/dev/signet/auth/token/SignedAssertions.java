// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.secret.RandomSecret;
import dev.signet.identity.AssertionIssuer;
import dev.signet.identity.AssertionVerifier;
import dev.signet.identity.Principal;
import dev.signet.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes what upstreams are told, once per principal and route, for half its life.
 *
 * <p>The roles are part of the key under which an assertion is remembered, so a changed role has
 * another assertion at once.
 */
public final class SignedAssertions implements AssertionIssuer {
  private static final Duration LIFE = Duration.ofSeconds(60);

  /** One per person and route that is active within half a minute. */
  private static final int MAX_REMEMBERED = 20_000;

  private final SigningKeys keys;
  private final String issuer;
  private final InstantSource clock;
  private final RandomSecret secrets = new RandomSecret(new java.security.SecureRandom());
  private final Cache<Recipient, Made> remembered =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();

  private record Recipient(Principal principal, String audience) {}

  private record Made(String assertion, Instant renewal) {}

  /**
   * Assertions under these keys.
   *
   * @param keys sign
   * @param issuer {@code iss}
   * @param clock the time
   */
  public SignedAssertions(SigningKeys keys, String issuer, InstantSource clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.clock = clock;
  }

  @Override
  public String assertionFor(Principal principal, String audience) {
    Recipient recipient = new Recipient(principal, audience);
    Instant now = clock.instant();
    Made made = remembered.getIfPresent(recipient);
    if (made == null || !now.isBefore(made.renewal())) {
      made = new Made(sign(recipient, now), now.plus(LIFE.dividedBy(2)));
      remembered.put(recipient, made);
    }
    return made.assertion();
  }

  private String sign(Recipient recipient, Instant now) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer);
    claims.put("aud", recipient.audience());
    switch (recipient.principal()) {
      case Principal.Person person -> {
        claims.put("sub", person.id());
        claims.put("preferred_username", person.username());
      }
      case Principal.Service service -> claims.put("sub", service.id());
      case Principal.Nobody() -> throw new IllegalArgumentException("nobody has no assertion");
    }
    claims.put("roles", recipient.principal().roles().stream().sorted().map(Role::name).toList());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(LIFE).getEpochSecond());
    claims.put("jti", secrets.nextId());
    return keys.current(KeyPurpose.ASSERTION).sign(AssertionVerifier.TYPE, claims);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.identity.jws.CompactToken;
import dev.signet.identity.jws.Decoding;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The one library call of an application behind the gateway: who is asking, by the header {@link
 * AssertionIssuer#HEADER}.
 *
 * {@snippet lang=java :
 * AssertionVerifier gateway = AssertionVerifier.of(jwks, "https://localhost:8443", "demo", tls);
 * Principal caller = gateway.verify(request.getHeader(AssertionIssuer.HEADER));
 * }
 *
 * <p>Safe for use by many threads. Keys are fetched when first needed and when an unknown one is
 * named; a header that was verified once costs a look-up until it ends.
 */
public final class AssertionVerifier {
  /**
   * The {@code typ} of an assertion: no other token of the gateway's can pass for one (RFC 8725,
   * 3.11).
   */
  public static final String TYPE = "signet-identity+jwt";

  /** How far two machines' clocks may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  /** No assertion is made for longer. */
  private static final Duration MAX_LIFE = Duration.ofSeconds(60);

  /** Headers that are remembered: one per person within a minute. */
  private static final int MAX_REMEMBERED = 10_000;

  private final KeySet keys;
  private final String issuer;
  private final Set<String> audiences;
  private final InstantSource clock;
  private final Cache<String, Verified> remembered =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();

  private record Verified(Principal principal, Instant until) {}

  private AssertionVerifier(
      KeySet keys, String issuer, Set<String> audiences, InstantSource clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.audiences = Set.copyOf(audiences);
    this.clock = clock;
  }

  /**
   * A verifier for one application.
   *
   * @param keySet the gateway's key set: its address with {@code /.well-known/jwks.json}
   * @param issuer the address that the gateway calls itself
   * @param audience the name that the application's route has
   * @param tls trusts the root of the gateway's certificate
   */
  public static AssertionVerifier of(URI keySet, String issuer, String audience, SSLContext tls) {
    KeySetSource source = new KeySetClient(keySet, tls);
    return of(source, issuer, Set.of(audience), InstantSource.system());
  }

  /**
   * A verifier with keys from elsewhere and another clock.
   *
   * @param keys yields the JWK Set
   * @param issuer the address that the gateway calls itself
   * @param audience the name that the application's route has
   * @param clock the time
   */
  public static AssertionVerifier of(
      KeySetSource keys, String issuer, String audience, InstantSource clock) {
    return of(keys, issuer, Set.of(audience), clock);
  }

  /**
   * A verifier for an application that several routes lead to.
   *
   * @param keys yields the JWK Set
   * @param issuer the address that the gateway calls itself
   * @param audiences the names that the application's routes have
   * @param clock the time
   */
  public static AssertionVerifier of(
      KeySetSource keys, String issuer, Set<String> audiences, InstantSource clock) {
    String address = issuer + "/.well-known/jwks.json";
    return new AssertionVerifier(new KeySet(keys, address, clock), issuer, audiences, clock);
  }

  /**
   * Who is asking.
   *
   * @param header the header's value, or null where the request has none
   * @return a person or a service
   * @throws FindingException with the {@link IdentityCode} of the check that failed: answer 401, or
   *     503 for {@link IdentityCode#ASSERTION_KEYS_AWAY}
   */
  public Principal verify(@Nullable String header) {
    if (header == null) {
      throw new FindingException(Finding.of(IdentityCode.ASSERTION_MISSING));
    }
    Instant now = clock.instant();
    Verified known = remembered.getIfPresent(header);
    if (known == null) {
      known = verified(header, now);
      remembered.put(header, known);
    }
    if (!now.isBefore(known.until())) {
      throw failed(IdentityCode.ASSERTION_EXPIRED, now.toString(), known.until().toString());
    }
    return known.principal();
  }

  private Verified verified(String header, Instant now) {
    CompactToken token =
        switch (CompactToken.decode(header)) {
          case Decoding.Decoded(CompactToken decoded) -> decoded;
          case Decoding.Defective defective -> throw malformed(defective.found());
        };
    checkSignature(token);
    checkClaim(token, "iss", Set.of(issuer), IdentityCode.ASSERTION_ISSUER);
    checkClaim(token, "aud", audiences, IdentityCode.ASSERTION_AUDIENCE);
    return new Verified(principal(token), until(token, now));
  }

  private void checkSignature(CompactToken token) {
    // RFC 8725, 3.1: the algorithm is the key's and not the header's choice; the header may only
    // agree.
    if (!token.type().equals(TYPE) || !token.algorithm().equals("ES256")) {
      throw malformed("typ " + token.type() + ", alg " + token.algorithm());
    }
    Optional<ECPublicKey> key = keys.named(token.keyName());
    if (key.isEmpty()) {
      throw failed(IdentityCode.ASSERTION_FORGED, "a key of the gateway", "kid " + token.keyName());
    }
    if (!isSigned(token, key.get())) {
      throw failed(IdentityCode.ASSERTION_FORGED, "a signature by " + token.keyName(), "another");
    }
  }

  private static boolean isSigned(CompactToken token, ECPublicKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initVerify(key);
      signature.update(token.signingInput());
      return signature.verify(token.signature());
    } catch (GeneralSecurityException e) {
      // A wrong length or r, s out of range: the provider throws instead of saying no.
      return false;
    }
  }

  private static void checkClaim(
      CompactToken token, String claim, Set<String> wanted, IdentityCode code) {
    String found = token.text(claim).orElse("nothing");
    if (!wanted.contains(found)) {
      throw failed(code, String.join(" or ", new TreeSet<>(wanted)), found);
    }
  }

  private static Instant until(CompactToken token, Instant now) {
    Instant issued = time(token, "iat");
    Instant until = time(token, "exp").plus(SKEW);
    if (issued.isAfter(now.plus(SKEW)) || until.isAfter(issued.plus(MAX_LIFE).plus(SKEW))) {
      throw failed(IdentityCode.ASSERTION_EXPIRED, now.toString(), issued + " to " + until);
    }
    return until;
  }

  private static Instant time(CompactToken token, String claim) {
    return token
        .number(claim)
        .filter(seconds -> seconds >= 0 && seconds < Integer.MAX_VALUE * 4L)
        .map(Instant::ofEpochSecond)
        .orElseThrow(() -> malformed("no " + claim));
  }

  private static Principal principal(CompactToken token) {
    String id = token.text("sub").orElseThrow(() -> malformed("no sub"));
    Set<Role> roles = roles(token);
    return token
        .text("preferred_username")
        .<Principal>map(name -> new Principal.Person(id, name, roles))
        .orElseGet(() -> new Principal.Service(id, roles));
  }

  private static Set<Role> roles(CompactToken token) {
    if (!(token.claims().get("roles") instanceof List<?> names)) {
      throw malformed("no roles");
    }
    Set<Role> roles = new TreeSet<>();
    for (Object name : names) {
      if (!(name instanceof String text) || !Role.isName(text)) {
        throw malformed("a role that is no name");
      }
      roles.add(new Role(text));
    }
    return roles;
  }

  private static FindingException malformed(String found) {
    return failed(IdentityCode.ASSERTION_MALFORMED, "a compact JWS of type " + TYPE, found);
  }

  private static FindingException failed(Code code, String wanted, String found) {
    return Finding.about(code)
        .wanted(wanted)
        .found(dev.signet.explain.Printable.line(found))
        .toException();
  }
}

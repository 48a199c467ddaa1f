// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The gateway's public keys, remembered, and fetched again when an unknown one is named or they
 * grow old.
 *
 * <p>Whoever sends made-up key identifiers causes at most one request per {@link #PAUSE}.
 */
final class KeySet {
  /** The time between two requests that unknown identifiers cause. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /** A key that the gateway withdrew is forgotten after this. */
  static final Duration FRESH = Duration.ofMinutes(10);

  /** When the gateway cannot be reached, known keys are good for as long. */
  static final Duration STALE = Duration.ofHours(12);

  /** A gateway publishes at most two keys per purpose. */
  private static final int MAX_KEYS = 16;

  private final KeySetSource source;
  private final String address;
  private final InstantSource clock;
  private volatile Fetched fetched = new Fetched(Map.of(), Instant.MIN, Instant.MIN);

  /**
   * One answer of the gateway.
   *
   * @param keys by identifier
   * @param good when they were fetched
   * @param tried when a fetch was last tried
   */
  private record Fetched(Map<String, ECPublicKey> keys, Instant good, Instant tried) {}

  KeySet(KeySetSource source, String address, InstantSource clock) {
    this.source = source;
    this.address = address;
    this.clock = clock;
  }

  /** The key of that name; empty where the gateway has none. May fetch. */
  Optional<ECPublicKey> named(String name) {
    Fetched now = fetched;
    if (!now.keys().containsKey(name) || clock.instant().isAfter(now.good().plus(FRESH))) {
      now = fetchOnce(now);
    }
    return Optional.ofNullable(now.keys().get(name));
  }

  private synchronized Fetched fetchOnce(Fetched seen) {
    Instant now = clock.instant();
    if (!fetched.equals(seen) || now.isBefore(seen.tried().plus(PAUSE))) {
      return usable(now, null);
    }
    try {
      fetched = new Fetched(keys(source.fetch()), now, now);
      return fetched;
    } catch (IOException | ParseException e) {
      fetched = new Fetched(seen.keys(), seen.good(), now);
      return usable(now, e);
    }
  }

  private Fetched usable(Instant now, @org.jspecify.annotations.Nullable Exception failure) {
    if (now.isAfter(fetched.good().plus(STALE))) {
      String why = failure == null ? "tried a moment ago" : String.valueOf(failure.getMessage());
      Finding finding =
          Finding.about(IdentityCode.ASSERTION_KEYS_AWAY)
              .subject(address)
              .found(Printable.line(why))
              .build();
      throw failure == null
          ? new FindingException(finding)
          : new FindingException(finding, failure);
    }
    return fetched;
  }

  private static Map<String, ECPublicKey> keys(byte[] json) throws ParseException {
    Map<String, ECPublicKey> keys = new HashMap<>();
    for (JWK key : JWKSet.parse(new String(json, StandardCharsets.UTF_8)).getKeys()) {
      if (keys.size() < MAX_KEYS && key instanceof ECKey ec && isOurs(ec)) {
        keys.put(ec.getKeyID(), publicKey(ec));
      }
    }
    return Map.copyOf(keys);
  }

  /** RFC 8725, 3.1: each key must be used with exactly one algorithm. */
  private static boolean isOurs(ECKey key) {
    return key.getKeyID() != null
        && Curve.P_256.equals(key.getCurve())
        && JWSAlgorithm.ES256.equals(key.getAlgorithm());
  }

  private static ECPublicKey publicKey(ECKey key) throws ParseException {
    try {
      return key.toECPublicKey();
    } catch (JOSEException e) {
      throw new ParseException(e.getMessage(), 0);
    }
  }
}

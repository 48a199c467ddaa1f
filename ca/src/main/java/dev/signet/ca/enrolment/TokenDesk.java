// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.enrolment;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.explain.Redacted;
import dev.signet.x509.der.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes tokens and checks them. A secret is computed from the master key and the identifier: so
 * every node knows it and no database holds it.
 */
public final class TokenDesk {
  private static final String DERIVATION = "HmacSHA256";

  /** 96 bits: identifiers must differ, and the secret is what nobody may guess. */
  private static final int ID_BYTES = 12;

  private final TokenStore store;
  private final Bytes master;
  private final SecureRandom random;
  private final InstantSource clock;

  /**
   * A desk before a store.
   *
   * @param master 32 bytes, the same on every node
   */
  public TokenDesk(TokenStore store, Bytes master, SecureRandom random, InstantSource clock) {
    this.store = store;
    this.master = master;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A token as its owner is given it.
   *
   * @param token what it is good for
   * @param secret the password of HTTP Basic
   */
  public record Handout(EnrolmentToken token, Redacted secret) {}

  /** Makes a token for one certificate. */
  public Handout invite(String owner, List<String> domains, Duration life) {
    byte[] drawn = new byte[ID_BYTES];
    random.nextBytes(drawn);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    EnrolmentToken token =
        new EnrolmentToken(HexFormat.of().formatHex(drawn), owner, domains, now, now.plus(life));
    store.add(token);
    return new Handout(token, Redacted.of(secret(token.id())));
  }

  /** The token whose identifier and secret somebody showed. Refuses all others. */
  EnrolmentToken require(String id, Redacted secret) {
    EnrolmentToken token =
        store.find(id).orElseThrow(() -> refused(id, "no token has this identifier"));
    byte[] wanted = secret(id).getBytes(StandardCharsets.US_ASCII);
    byte[] shown = secret.reveal().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(wanted, shown)) {
      throw refused(id, "another secret");
    }
    if (!clock.instant().isBefore(token.expiresAt())) {
      throw refused(id, "a token whose time ended at " + token.expiresAt());
    }
    return token;
  }

  private String secret(String id) {
    try {
      Mac mac = Mac.getInstance(DERIVATION);
      mac.init(new SecretKeySpec(master.toArray(), DERIVATION));
      byte[] code = mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + DERIVATION, e);
    }
  }

  private static FindingException refused(String id, String found) {
    return Finding.about(EnrolmentCode.ENROLMENT_TOKEN_REFUSED)
        .subject(Printable.line(id))
        .found(found)
        .toException();
  }
}

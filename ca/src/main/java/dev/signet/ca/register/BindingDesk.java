// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.register;

import dev.signet.ca.acme.AccountBinding;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeStore;
import dev.signet.ca.acme.BindingClaim;
import dev.signet.ca.acme.BindingInvitation;
import dev.signet.ca.acme.BindingRegister;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.x509.der.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks the keys of external account bindings (RFC 8555, 7.3.4). A secret is computed
 * from the master key and the identifier: so every node knows it and no database holds it.
 */
public final class BindingDesk implements BindingRegister {
  private static final String DERIVATION = "HmacSHA256";

  private final AcmeStore store;
  private final Bytes master;
  private final RandomId ids;
  private final InstantSource clock;

  /**
   * A desk before a store.
   *
   * @param master 32 bytes, the same on every node
   */
  public BindingDesk(AcmeStore store, Bytes master, RandomId ids, InstantSource clock) {
    this.store = store;
    this.master = master;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Handout invite(String owner, List<String> domains, Duration life) {
    Instant now = clock.instant();
    AccountBinding binding = new AccountBinding(ids.next(), owner, domains);
    store.invite(new BindingInvitation(binding, now, now.plus(life)));
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(secret(binding.key()));
    return new Handout(binding.key(), secret, now.plus(life));
  }

  /** What the claim's key binds an account to. Whether it was spent, the store decides. */
  AccountBinding require(BindingClaim claim) {
    BindingInvitation invitation =
        store.invitation(claim.key()).orElseThrow(() -> refused(claim, "it is not known here"));
    byte[] wanted = mac(jca(claim.algorithm()), secret(claim.key()), claim.signingInput());
    if (!MessageDigest.isEqual(wanted, claim.mac().toArray())) {
      throw refused(claim, "another secret made the MAC");
    }
    if (!clock.instant().isBefore(invitation.expiresAt())) {
      throw refused(claim, "its time ended at " + invitation.expiresAt());
    }
    return invitation.binding();
  }

  /** The refusal of a key that made another account. */
  static FindingException spent(AccountBinding binding) {
    return Finding.about(AcmeCode.ACME_BINDING_REFUSED)
        .subject(binding.key())
        .found("it made another account")
        .toException();
  }

  private byte[] secret(String key) {
    return mac(DERIVATION, master.toArray(), key);
  }

  private static byte[] mac(String algorithm, byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /** RFC 8555, 7.3.4: "The 'alg' field MUST indicate a MAC-based algorithm". */
  private static String jca(String algorithm) {
    return switch (algorithm) {
      case "HS256" -> "HmacSHA256";
      case "HS384" -> "HmacSHA384";
      case "HS512" -> "HmacSHA512";
      default ->
          throw Finding.about(AcmeCode.ACME_BINDING_MALFORMED)
              .wanted("alg HS256, HS384 or HS512")
              .found(Printable.line(algorithm))
              .toException();
    };
  }

  private static FindingException refused(BindingClaim claim, String found) {
    return Finding.about(AcmeCode.ACME_BINDING_REFUSED)
        .subject(Printable.line(claim.key()))
        .found(found)
        .toException();
  }
}

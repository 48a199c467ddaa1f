// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.enrolment.EnrolmentDesk;
import dev.signet.ca.enrolment.TokenDesk;
import dev.signet.ca.enrolment.TokenStore;
import dev.signet.ca.front.AcmeParts;
import dev.signet.ca.front.EstHandler;
import dev.signet.ca.front.RenewalHandler;
import dev.signet.ca.store.SqlAcmeStore;
import dev.signet.ca.store.SqlTokenStore;
import dev.signet.identity.TokenVerifier;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import dev.signet.x509.der.Bytes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** What enrols without ACME, before an authority in this process. */
public final class LocalEnrolment {
  private static final String TOKEN_KEY = "enrolment tokens";
  private static final String NONCE_KEY = "renewal nonces";

  private final EnrolmentDesk desk;
  private final AcmeParts.Nonces nonces;
  private final InstantSource clock;

  /**
   * Before an authority.
   *
   * @param grace how long after its end a certificate can be renewed by its key
   */
  public LocalEnrolment(
      CertificateAuthority authority,
      Database database,
      Keyring keyring,
      Duration grace,
      InstantSource clock) {
    TokenStore store = new SqlTokenStore(database);
    EnrolmentDesk.Tokens tokens = new EnrolmentDesk.Tokens(tokens(database, keyring, clock), store);
    this.desk = new EnrolmentDesk(authority, tokens, grace, clock);
    this.nonces =
        new AcmeParts.Nonces(
            new SqlAcmeStore(database), Bytes.of(keyring.derive(NONCE_KEY)), new SecureRandom());
    this.clock = clock;
  }

  /** What makes tokens. It works with or without a server. */
  public static TokenDesk tokens(Database database, Keyring keyring, InstantSource clock) {
    Bytes master = Bytes.of(keyring.derive(TOKEN_KEY));
    return new TokenDesk(new SqlTokenStore(database), master, new SecureRandom(), clock);
  }

  /**
   * Answers everything under {@link EstHandler#PREFIX}.
   *
   * @param persons judges the tokens of people who are signed in
   */
  public EstHandler est(TokenVerifier persons) {
    return new EstHandler(desk, persons);
  }

  /** Answers {@link RenewalHandler#PATH}. */
  public RenewalHandler renewal() {
    return new RenewalHandler(desk, nonces, clock);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.acme.AccountRegister;
import dev.signet.ca.acme.AcmeStore;
import dev.signet.ca.acme.CertificateRegister;
import dev.signet.ca.acme.OrderRegister;
import dev.signet.x509.der.Bytes;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What the front stands before.
 *
 * @param desks who decides
 * @param nonces what nonces are made with
 * @param bound whether every account must be bound to somebody
 * @param clock dates nonces
 */
public record AcmeParts(Desks desks, Nonces nonces, boolean bound, InstantSource clock) {
  /**
   * What nonces are made with.
   *
   * @param store where spent ones are kept
   * @param key authenticates them, the same on every node; 32 bytes
   * @param random draws them
   */
  public record Nonces(AcmeStore store, Bytes key, SecureRandom random) {}

  /**
   * Who decides.
   *
   * @param accounts about accounts
   * @param orders about orders and authorizations
   * @param certificates about revocation and renewal
   */
  public record Desks(
      AccountRegister accounts, OrderRegister orders, CertificateRegister certificates) {}

  AccountRegister accounts() {
    return desks.accounts();
  }
}

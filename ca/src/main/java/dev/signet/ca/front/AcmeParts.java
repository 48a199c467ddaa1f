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
 * @param store where spent nonces are kept
 * @param nonceKey authenticates nonces, the same on every node; 32 bytes
 * @param random draws nonces
 * @param clock dates them
 */
public record AcmeParts(
    Desks desks, AcmeStore store, Bytes nonceKey, SecureRandom random, InstantSource clock) {
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

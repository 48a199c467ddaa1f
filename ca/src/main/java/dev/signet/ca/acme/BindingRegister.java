// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes the keys of external account bindings (RFC 8555, 7.3.4). */
public interface BindingRegister {
  /**
   * Makes a key for one account.
   *
   * @param owner for whom
   * @param domains what the account may order; empty for all that is certified
   */
  Handout invite(String owner, List<String> domains, Duration life);

  /**
   * A key as its owner is given it.
   *
   * @param id the identifier
   * @param secret the MAC key in base64url, as clients take it
   * @param until when it no longer makes an account
   */
  record Handout(String id, String secret, Instant until) {
    /** Without the secret. */
    @Override
    public String toString() {
      return id + " until " + until;
    }
  }
}

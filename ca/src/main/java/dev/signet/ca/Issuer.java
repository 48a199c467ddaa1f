// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.x509.Certificate;

/**
 * A certificate that signs others.
 *
 * @param id names it in addresses, {@code /ca/<id>.crl}, and in the log
 * @param role what it signs
 * @param state whether it still signs certificates
 * @param scope what it may certify; for the root, which is not constrained itself, an empty scope
 * @param certificate its own certificate
 */
public record Issuer(String id, Role role, State state, NameScope scope, Certificate certificate) {
  /** What an issuer signs. */
  public enum Role {
    /** Intermediates, with a key that can be taken away. */
    ROOT,
    /** Everybody's certificates. */
    INTERMEDIATE
  }

  /** Whether an issuer still signs certificates. */
  public enum State {
    /** It does. */
    CURRENT,
    /** Another has taken its place; it signs its CRL until it expires. */
    RETIRED
  }
}

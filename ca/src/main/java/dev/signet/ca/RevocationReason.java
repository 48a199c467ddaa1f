// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a certificate was revoked (RFC 5280, 5.3.1).
 *
 * <p>Without {@code certificateHold} and {@code removeFromCRL}: a revocation here is final.
 */
public enum RevocationReason {
  /** No reason was given; the CRL entry then carries none, as RFC 5280 recommends. */
  UNSPECIFIED(0),
  /** The private key is, or may be, in other hands. */
  KEY_COMPROMISE(1),
  /** The issuer's private key is, or may be, in other hands. */
  CA_COMPROMISE(2),
  /** A name in it is no longer its holder's. */
  AFFILIATION_CHANGED(3),
  /** Another certificate has taken its place. */
  SUPERSEDED(4),
  /** What it was for has ended. */
  CESSATION_OF_OPERATION(5),
  /** The right to hold it was taken away. */
  PRIVILEGE_WITHDRAWN(9);

  private final int number;

  RevocationReason(int number) {
    this.number = number;
  }

  /** Its number in the {@code CRLReason} enumeration. */
  public int number() {
    return number;
  }

  /** What a user types: {@code key-compromise}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason of a number. */
  public static Optional<RevocationReason> numbered(long number) {
    return Arrays.stream(values()).filter(r -> r.number == number).findFirst();
  }

  /** The reason that a user types. */
  public static Optional<RevocationReason> named(String id) {
    return Arrays.stream(values()).filter(r -> r.id().equals(id)).findFirst();
  }
}

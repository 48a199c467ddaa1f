// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of this module that can fail. */
public enum IdentityCode implements Code {
  /** A gate asks for a login and no credential came. */
  CREDENTIAL_MISSING(Category.UNAUTHENTICATED),
  /** The principal lacks a role that the gate asks for. */
  ROLE_MISSING(Category.FORBIDDEN),
  /** An application behind the gateway got a request without {@code Signet-Identity}. */
  ASSERTION_MISSING(Category.UNAUTHENTICATED),
  /**
   * {@code Signet-Identity} is not a compact JWS with the members and the type that it must have.
   */
  ASSERTION_MALFORMED(Category.UNAUTHENTICATED),
  /** {@code Signet-Identity} is not signed by a key of the gateway. */
  ASSERTION_FORGED(Category.UNAUTHENTICATED),
  /** {@code Signet-Identity} was made for another route. */
  ASSERTION_AUDIENCE(Category.UNAUTHENTICATED),
  /** {@code Signet-Identity} was made by another issuer. */
  ASSERTION_ISSUER(Category.UNAUTHENTICATED),
  /** {@code Signet-Identity} is older than it may be. */
  ASSERTION_EXPIRED(Category.UNAUTHENTICATED),
  /** The gateway's keys cannot be fetched. */
  ASSERTION_KEYS_AWAY(Category.UNAVAILABLE);

  private final Category category;

  IdentityCode(Category category) {
    this.category = category;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return category == Category.UNAVAILABLE ? Fault.NETWORK : Fault.PEER;
  }

  @Override
  public Category category() {
    return category;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.token;

import java.time.Instant;

/**
 * An access token whose form, signature and claims have been checked. Only {@link
 * AccessTokens#verify} makes one.
 */
public final class VerifiedToken {
  private final String account;
  private final String login;
  private final Instant until;

  VerifiedToken(String account, String login, Instant until) {
    this.account = account;
    this.login = login;
    this.until = until;
  }

  /** {@code sub}: the account's id. */
  public String account() {
    return account;
  }

  /** {@code sid}: the refresh family that it descends from. */
  public String login() {
    return login;
  }

  /** {@code exp}. */
  public Instant until() {
    return until;
  }

  @Override
  public String toString() {
    return "VerifiedToken[" + account + ", until " + until + "]";
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import dev.signet.auth.login.LoginSettings;
import dev.signet.auth.password.Argon2Cost;
import dev.signet.auth.token.TokenSettings;

/**
 * How people sign in.
 *
 * @param tokens issuer, audience and algorithms
 * @param logins how long logins last
 * @param cost of new password hashes
 * @param registrationOpen whether people can make accounts for themselves at first; {@link
 *     dev.signet.auth.login.Registration#allow} changes it
 */
public record AuthSettings(
    TokenSettings tokens, LoginSettings logins, Argon2Cost cost, boolean registrationOpen) {
  /**
   * The settings that a gateway has unless it is told otherwise.
   *
   * @param issuer the gateway's address, for instance {@code https://localhost:8443}
   * @param registrationOpen whether people can make accounts for themselves
   */
  public static AuthSettings usual(String issuer, boolean registrationOpen) {
    return new AuthSettings(
        TokenSettings.of(issuer), LoginSettings.usual(), Argon2Cost.OWASP_FLOOR, registrationOpen);
  }

  /** The same with other token settings. */
  public AuthSettings with(TokenSettings other) {
    return new AuthSettings(other, logins, cost, registrationOpen);
  }
}

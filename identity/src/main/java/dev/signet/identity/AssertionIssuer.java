// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

/**
 * Makes the signed statement that the gateway puts into {@code Signet-Identity} for an upstream.
 * Implemented by {@code auth}.
 *
 * <p>A JWT (ES256, {@code typ} {@code signet-identity+jwt}) with {@code iss}, {@code aud} = the
 * route's name, {@code sub}, {@code preferred_username}, {@code roles}, {@code iat}, {@code exp} at
 * most 60 s later, {@code jti}. Made once per principal and route and reused until half its life,
 * so that a request costs no signature.
 */
public interface AssertionIssuer {
  /** The header that carries the assertion. */
  String HEADER = "Signet-Identity";

  /**
   * The compact serialisation. May sign (some 10 to 100 us), never blocks on I/O; safe for event
   * loops.
   *
   * @param principal a person or a service
   * @param audience the route's name
   */
  String assertionFor(Principal principal, String audience);
}

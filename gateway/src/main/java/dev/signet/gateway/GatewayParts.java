// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.ExchangeService;
import dev.signet.identity.AssertionIssuer;
import dev.signet.identity.TokenVerifier;
import java.util.Map;

/**
 * What the gateway is given.
 *
 * @param verifier judges credentials
 * @param assertions makes what applications learn of their visitors
 * @param refusals makes pages for people
 * @param local services that answer on every host, by a path prefix that ends with a slash, or by a
 *     whole path; they come before routes
 * @param plain services that the plain listener answers instead of redirecting, in the same form
 * @param accessLog where requests are written down
 */
public record GatewayParts(
    TokenVerifier verifier,
    AssertionIssuer assertions,
    Refusals refusals,
    Map<String, ExchangeService> local,
    Map<String, ExchangeService> plain,
    AccessLog accessLog) {
  /** Copies the maps. */
  public GatewayParts {
    local = Map.copyOf(local);
    plain = Map.copyOf(plain);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.client.ClientSettings;

/**
 * How the gateway behaves.
 *
 * @param issuer the {@code iss} of our tokens, which no application gets to see
 * @param loginPath where browsers are sent to sign in; gets the parameter {@code to}
 * @param httpsPort where the plain listener sends clients
 * @param hsts what browsers are told of HTTPS
 * @param upstream bounds towards applications
 */
public record GatewaySettings(
    String issuer, String loginPath, int httpsPort, Hsts hsts, ClientSettings upstream) {}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import java.security.PublicKey;

/**
 * A public key that signed a request.
 *
 * @param jwk as a JSON Web Key (RFC 7517), the required members alone
 * @param thumbprint of it (RFC 7638), in base64url
 * @param publicKey the key
 */
public record AccountKey(String jwk, String thumbprint, PublicKey publicKey) {}

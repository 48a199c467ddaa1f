// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import dev.signet.x509.SubjectPublicKey;

/**
 * A public key that signed a request.
 *
 * @param jwk as a JSON Web Key (RFC 7517), the required members alone
 * @param thumbprint of it (RFC 7638), in base64url
 * @param publicKey the key, as a certificate would carry it
 */
public record AccountKey(String jwk, String thumbprint, SubjectPublicKey publicKey) {}

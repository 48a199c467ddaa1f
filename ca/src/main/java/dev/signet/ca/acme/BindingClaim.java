// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import dev.signet.x509.der.Bytes;

/**
 * What an applicant says to bind an account to somebody (RFC 8555, 7.3.4): a JWS by a MAC, whose
 * form was checked and whose MAC was not.
 *
 * @param key the identifier of the key
 * @param algorithm of the MAC (RFC 7518, 3.1)
 * @param signingInput what the MAC was computed of
 * @param mac the MAC
 */
public record BindingClaim(String key, String algorithm, String signingInput, Bytes mac) {}

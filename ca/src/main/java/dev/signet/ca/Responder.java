// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.x509.Certificate;

/**
 * Who signs OCSP responses for an issuer, certified by it for that (RFC 6960, 4.2.2.2).
 *
 * @param certificate its certificate
 * @param signer its key
 */
public record Responder(Certificate certificate, Signer signer) {}

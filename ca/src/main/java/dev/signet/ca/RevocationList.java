// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.x509.Validity;
import dev.signet.x509.der.Bytes;

/**
 * A list of revoked certificates (RFC 5280, section 5).
 *
 * @param number it only grows
 * @param life from when it was made until it ceases to be believed
 * @param encoded the DER
 */
public record RevocationList(long number, Validity life, Bytes encoded) {}

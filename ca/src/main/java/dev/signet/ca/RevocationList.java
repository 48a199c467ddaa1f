// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.x509.der.Bytes;
import java.time.Instant;

/**
 * A list of revoked certificates (RFC 5280, section 5).
 *
 * @param number it only grows
 * @param covered how many revocations of its issuer were known when it was made
 * @param thisUpdate when it was made
 * @param nextUpdate when it ceases to be believed
 * @param encoded the DER
 */
public record RevocationList(
    long number, long covered, Instant thisUpdate, Instant nextUpdate, Bytes encoded) {}

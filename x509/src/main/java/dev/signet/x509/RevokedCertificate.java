// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import java.math.BigInteger;
import java.time.Instant;

/**
 * One entry of a revocation list (RFC 5280, 5.3).
 *
 * @param serial the certificate's number
 * @param date since when
 * @param reason why
 * @param isReadable whether no critical extension of the entry is unknown or malformed; else the
 *     list MUST NOT be used (5.3)
 */
public record RevokedCertificate(
    BigInteger serial, Instant date, RevocationReason reason, boolean isReadable) {}

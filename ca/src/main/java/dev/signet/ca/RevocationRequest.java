// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

/**
 * A wish to revoke a certificate.
 *
 * @param serial its serial number in hexadecimal, colons and case as you like
 * @param reason why
 * @param requester who asks, for the log
 */
public record RevocationRequest(String serial, RevocationReason reason, String requester) {}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import java.time.Instant;

/**
 * Why a name has no certificate from the authority that was asked first.
 *
 * @param name the name
 * @param authority the directory that was asked last
 * @param problem the type of ACME's problem (RFC 8555, 6.7), or a code of ours
 * @param detail what was said
 * @param count failures in a row
 * @param failedAt when
 * @param retryAt not before then
 */
record EnrolFailure(
    String name,
    String authority,
    String problem,
    String detail,
    int count,
    Instant failedAt,
    Instant retryAt) {}

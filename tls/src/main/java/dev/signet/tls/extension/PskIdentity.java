// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.wire.Bytes;

/**
 * The name of a pre-shared key in a ClientHello: a ticket, or what both sides agreed on.
 *
 * @param obfuscatedAge a ticket's age in milliseconds plus its ticket_age_add, modulo 2^32
 */
public record PskIdentity(Bytes identity, long obfuscatedAge) {}

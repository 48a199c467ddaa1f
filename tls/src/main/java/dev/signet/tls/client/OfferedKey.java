// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.session.PreSharedKey;

/**
 * A key in a client's hello.
 *
 * @param owner what the server is known by where it takes the key
 * @param obfuscatedAge of a ticket; 0 of another key (RFC 9846, 4.2.11)
 */
record OfferedKey(PreSharedKey key, KnownBy owner, long obfuscatedAge) {}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.key.Transcript;
import dev.signet.tls.wire.Bytes;

/**
 * A certificate that a client was asked for after the handshake (RFC 9846, 4.6.2).
 *
 * @param context names the request: its answer bears it
 * @param asked what is wanted, and who judges
 * @param transcript of the handshake, then of the request and its answer so far
 */
record LateRequest(Bytes context, AskedClient asked, Transcript transcript) {}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import dev.signet.tls.ConnectionFacts;
import java.util.Optional;

/**
 * How one connection went at our end.
 *
 * @param facts what was agreed on; empty where the handshake did not end
 * @param failure why it ended; empty for an orderly end
 * @param received what the peer sent
 * @param closed whether the peer said that it sends no more
 * @param retried whether the client had to greet again
 * @param peerUpdated whether the peer took new keys
 */
record Outcome(
    Optional<ConnectionFacts> facts,
    Optional<Exception> failure,
    String received,
    boolean closed,
    boolean retried,
    boolean peerUpdated) {}

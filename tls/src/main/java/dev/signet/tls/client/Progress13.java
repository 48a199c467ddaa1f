// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ConnectionFacts.Protocol;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.handshake.HandshakeKeys13;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.suite.ProtocolVersion;
import java.util.Optional;

/**
 * A client of TLS 1.3 between ServerHello and the server's Finished.
 *
 * @param target who to reach
 * @param greeting what was offered
 * @param transcript all messages so far
 * @param chosen what the server chose of it
 * @param keys what protects the handshake
 */
record Progress13(
    Target target,
    Greeting greeting,
    Transcript transcript,
    ServerChoice13.Chosen chosen,
    HandshakeKeys13 keys) {
  ClientConfig config() {
    return target.config();
  }

  /** The same, with more known of the server. */
  Progress13 to(Target other) {
    return new Progress13(other, greeting, transcript, chosen, keys);
  }

  Protocol protocol(Resumption resumption) {
    return new ConnectionFacts.Protocol(
        ProtocolVersion.TLS13,
        chosen.suite(),
        Optional.of(chosen.group()),
        resumption,
        true,
        greeting.random());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ConnectionFacts.Names;
import dev.signet.tls.ConnectionFacts.Protocol;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.key.HelloRandoms;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.session.ServerSession;
import dev.signet.tls.wire.Bytes;

/**
 * A server of TLS 1.2 between its first flight and the end.
 *
 * @param config what all connections share
 * @param agreement what was agreed on, for the connection's facts and its ticket
 * @param transcript all messages so far
 * @param randoms of both sides
 * @param givesTicket whether the hello has promised a ticket
 * @param sessionId what the client may come back with instead; empty for nothing
 */
record ServerProgress12(
    ServerConfig config,
    Agreement agreement,
    Transcript transcript,
    HelloRandoms randoms,
    boolean givesTicket,
    Bytes sessionId) {
  /**
   * What was agreed on.
   *
   * @param protocol what is spoken
   * @param names who was asked for, and for what
   * @param local what we showed
   * @param scope names the rules under which the client is let in
   * @param issue since when the master secret is used
   */
  record Agreement(
      Protocol protocol, Names names, Shown local, Bytes scope, ServerSession.Issue issue) {}

  ConnectionFacts facts(Shown client) {
    return new ConnectionFacts(agreement.protocol(), agreement.names(), agreement.local(), client);
  }
}

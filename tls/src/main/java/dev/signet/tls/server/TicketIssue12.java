// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.handshake.ConnectionKeys12;
import dev.signet.tls.message.NewSessionTicket12;
import dev.signet.tls.session.ServerSession;
import dev.signet.tls.wire.Bytes;
import java.util.Arrays;

/**
 * Lets a client of TLS 1.2 come back: by the ticket that its hello was promised (RFC 5077, 3.3), or
 * by the identifier that it was given (RFC 5246, 7.4.1.3).
 *
 * @param client what the client showed
 */
record TicketIssue12(ServerProgress12 progress, Shown client) {
  NewSessionTicket12 ticket(ConnectionKeys12 keys) {
    return switch (progress.config().sessions()) {
      case ServerSessions.None _ -> new NewSessionTicket12(0, Bytes.EMPTY);
      case ServerSessions.Tickets tickets ->
          new NewSessionTicket12(tickets.lifetime().toSeconds(), sealed(tickets, keys));
    };
  }

  /** Keeps the session under its identifier, where it has one. */
  void keep(ConnectionKeys12 keys) {
    if (!progress.sessionId().isEmpty()
        && progress.config().sessions() instanceof ServerSessions.Tickets tickets) {
      tickets.store().put(progress.sessionId(), session(keys.masterCopy()));
    }
  }

  private Bytes sealed(ServerSessions.Tickets tickets, ConnectionKeys12 keys) {
    byte[] secret = keys.masterCopy();
    byte[] state = session(secret).write();
    Bytes sealed = tickets.sealer().seal(state);
    Arrays.fill(secret, (byte) 0);
    Arrays.fill(state, (byte) 0);
    return sealed;
  }

  private ServerSession session(byte[] secret) {
    ServerProgress12.Agreement agreement = progress.agreement();
    return new ServerSession(
        agreement.protocol().suite(),
        secret,
        progress.config().environment().clock().instant(),
        new ServerSession.Binding(
            agreement.names().serverName(),
            agreement.scope(),
            agreement.protocol().extendedMasterSecret()),
        new ServerSession.ClientProof(client.kind(), client.chain(), client.scheme()));
  }
}

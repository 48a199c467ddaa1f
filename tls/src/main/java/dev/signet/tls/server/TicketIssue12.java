// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.handshake.ConnectionKeys12;
import dev.signet.tls.message.NewSessionTicket12;
import dev.signet.tls.session.ServerSession;
import dev.signet.tls.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
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
      case ServerSessions.Tickets tickets -> message(tickets, sealed(tickets, keys));
    };
  }

  /**
   * RFC 5077, 3.3: "If the server determines that it does not want to include a ticket after it has
   * included the SessionTicket extension in the ServerHello, then it sends a zero-length ticket".
   */
  private NewSessionTicket12 message(ServerSessions.Tickets tickets, Bytes ticket) {
    return new NewSessionTicket12(ticket.isEmpty() ? 0 : rest(tickets), ticket);
  }

  /** In seconds. A ticket that is renewed lives no longer than the one before it. */
  private long rest(ServerSessions.Tickets tickets) {
    Instant end = progress.agreement().issue().made().plus(tickets.lifetime());
    Instant now = progress.config().environment().clock().instant();
    return Math.max(1, Duration.between(now, end).toSeconds());
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
        agreement.issue(),
        new ServerSession.Binding(
            agreement.names().serverName(),
            agreement.scope(),
            agreement.protocol().extendedMasterSecret(),
            agreement.names().applicationProtocol(),
            agreement.protocol().group()),
        new ServerSession.ClientProof(client.kind(), client.chain(), client.scheme()));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.Environment;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.key.ResumptionSecret;
import dev.signet.tls.message.NewSessionTicket13;
import dev.signet.tls.session.ServerSession;
import dev.signet.tls.wire.Bytes;
import java.util.Arrays;

/** Gives a client tickets to come back with (RFC 9846, 4.6.1). */
final class TicketIssue13 {
  private final Environment environment;
  private final ServerSessions.Tickets tickets;
  private final ConnectionFacts facts;
  private final Bytes scope;

  TicketIssue13(
      Environment environment, ServerSessions.Tickets tickets, ConnectionFacts facts, Bytes scope) {
    this.environment = environment;
    this.tickets = tickets;
    this.facts = facts;
    this.scope = scope;
  }

  /** After a handshake. */
  void send(ResumptionSecret resumption, Flow flow) {
    for (int i = 0; i < tickets.count(); i++) {
      flow.send(ticket(i, resumption));
    }
  }

  /**
   * One more, of a client that has shown who it is since.
   *
   * @param number of no other ticket of the connection, at most 255
   */
  void sendOne(int number, ResumptionSecret resumption, Flow flow) {
    flow.send(ticket(number, resumption));
  }

  /** Each ticket has a nonce of its own, and with it a key of its own. */
  private NewSessionTicket13 ticket(int number, ResumptionSecret resumption) {
    Bytes nonce = Bytes.of(new byte[] {(byte) number});
    byte[] psk = resumption.psk(nonce);
    ServerSession session =
        new ServerSession(
            facts.protocol().suite(),
            psk,
            environment.clock().instant(),
            new ServerSession.Binding(facts.names().serverName(), scope, true),
            new ServerSession.ClientProof(
                facts.peer().kind(), facts.peer().chain(), facts.peer().scheme()));
    byte[] state = session.write();
    Bytes sealed = tickets.sealer().seal(state);
    Arrays.fill(psk, (byte) 0);
    Arrays.fill(state, (byte) 0);
    long ageAdd = environment.random().nextInt() & 0xFFFFFFFFL;
    return new NewSessionTicket13(
        tickets.lifetime().toSeconds(), ageAdd, nonce, sealed, ExtensionBlock.EMPTY);
  }
}

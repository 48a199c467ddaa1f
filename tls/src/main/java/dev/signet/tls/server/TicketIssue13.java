// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.EarlyDataTerms;
import dev.signet.tls.Environment;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.extension.EarlyDataLimit;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.GreaseValues;
import dev.signet.tls.extension.UnknownExtension;
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
  private final ServerAgreement13 agreement;

  TicketIssue13(
      Environment environment,
      ServerSessions.Tickets tickets,
      ConnectionFacts facts,
      ServerAgreement13 agreement) {
    this.environment = environment;
    this.tickets = tickets;
    this.facts = facts;
    this.agreement = agreement;
  }

  /** After a handshake. */
  void send(ResumptionSecret resumption, Flow flow) {
    for (int i = 0; i < tickets.count(); i++) {
      sendOne(i, resumption, flow);
    }
  }

  /**
   * One more, of a client that has shown who it is since.
   *
   * @param number of no other ticket of the connection, at most 255
   */
  void sendOne(int number, ResumptionSecret resumption, Flow flow) {
    NewSessionTicket13 ticket = ticket(number, resumption);
    // Empty where the sealer gives none.
    if (!ticket.ticket().isEmpty()) {
      flow.send(ticket);
    }
  }

  /** Each ticket has a nonce of its own, and with it a key of its own. */
  private NewSessionTicket13 ticket(int number, ResumptionSecret resumption) {
    Bytes nonce = Bytes.of(new byte[] {(byte) number});
    byte[] psk = resumption.psk(nonce);
    long ageAdd = environment.random().nextInt() & 0xFFFFFFFFL;
    ServerSession session =
        new ServerSession(
            facts.protocol().suite(),
            psk,
            new ServerSession.Issue(
                environment.clock().instant(), agreement.authenticated(), ageAdd, earlyBytes()),
            new ServerSession.Binding(
                facts.names().serverName(),
                agreement.scope(),
                true,
                facts.names().applicationProtocol(),
                facts.protocol().group()),
            new ServerSession.ClientProof(
                facts.peer().kind(), facts.peer().chain(), facts.peer().scheme()));
    byte[] state = session.write();
    Bytes sealed = tickets.sealer().seal(state);
    Arrays.fill(psk, (byte) 0);
    Arrays.fill(state, (byte) 0);
    return new NewSessionTicket13(
        tickets.lifetime().toSeconds(), ageAdd, nonce, sealed, extensions());
  }

  private long earlyBytes() {
    return switch (tickets.earlyData()) {
      case EarlyDataTerms.Refused _ -> 0;
      case EarlyDataTerms.Accepted terms -> terms.maxBytes();
    };
  }

  /** RFC 9846, 4.6.1: the extension says how much early data the ticket allows. */
  private ExtensionBlock extensions() {
    ExtensionBlock.Builder extensions = ExtensionBlock.builder();
    if (earlyBytes() > 0) {
      extensions.add(new EarlyDataLimit(earlyBytes()));
    }
    // RFC 8701, 4.1: a server "MAY select one or more GREASE extension values and advertise them as
    // extensions" of a ticket.
    if (tickets.grease()) {
      extensions.add(new UnknownExtension(GreaseValues.any(environment.random()), Bytes.EMPTY));
    }
    return extensions.build();
  }
}

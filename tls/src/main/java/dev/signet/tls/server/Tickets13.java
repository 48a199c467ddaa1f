// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.key.ResumptionSecret;

/**
 * The tickets of one connection of TLS 1.3. Holds what their keys are made of until it is wiped.
 */
final class Tickets13 {
  /** A ticket's nonce is a byte, its number: more late tickets than that are not given. */
  private static final int MOST = 256;

  private final ServerConfig config;
  private final ServerAgreement13 agreement;
  private final ResumptionSecret secret;
  private int next;

  Tickets13(ServerConfig config, ServerAgreement13 agreement, ResumptionSecret secret) {
    this.config = config;
    this.agreement = agreement;
    this.secret = secret;
  }

  /** Those of the handshake. */
  void sendFirst(ConnectionFacts facts, Flow flow) {
    if (agreement.ticketsWanted() && config.sessions() instanceof ServerSessions.Tickets tickets) {
      issue(tickets, facts).send(secret, flow);
      next = tickets.count();
    }
  }

  /**
   * One more after the client has shown who it is: tickets from before do not know it, and lead
   * nowhere where it has to be known.
   */
  void sendLate(ConnectionFacts facts, Flow flow) {
    if (agreement.ticketsWanted()
        && config.sessions() instanceof ServerSessions.Tickets tickets
        && tickets.count() > 0
        && next < MOST) {
      issue(tickets, facts).sendOne(next, secret, flow);
      next++;
    }
  }

  void wipe() {
    secret.wipe();
  }

  private TicketIssue13 issue(ServerSessions.Tickets tickets, ConnectionFacts facts) {
    return new TicketIssue13(config.environment(), tickets, facts, agreement);
  }
}

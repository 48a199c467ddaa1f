// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ConnectionKeys12;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.message.NewSessionTicket12;
import dev.signet.tls.suite.NamedGroup;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client of TLS 1.2 that waits for the server's change_cipher_spec, in front of which the ticket
 * comes that the server has promised (RFC 5077, 3.3).
 */
final class ExpectServerChange12 implements HandshakeState {
  private final Progress12 progress;
  private final ConnectionKeys12 keys;
  private final ConnectionFacts facts;
  private final @Nullable NewSessionTicket12 ticket;

  private ExpectServerChange12(
      Progress12 progress,
      ConnectionKeys12 keys,
      ConnectionFacts facts,
      @Nullable NewSessionTicket12 ticket) {
    this.progress = progress;
    this.keys = keys;
    this.facts = facts;
    this.ticket = ticket;
  }

  /** After our own Finished. */
  static ExpectServerChange12 full(
      Progress12 progress, ConnectionKeys12 keys, ConnectionFacts facts) {
    return new ExpectServerChange12(progress, keys, facts, null);
  }

  /** With the secret of a session, which only the server of then has; our Finished comes last. */
  static ExpectServerChange12 resumed(
      Progress12 progress, ConnectionKeys12 keys, Optional<NamedGroup> group, Shown server) {
    ConnectionFacts facts = progress.resumed(group, server);
    return new ExpectServerChange12(progress, keys, facts, null);
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    if (!progress.ticketPromised() || ticket != null) {
      throw message.unexpected("change_cipher_spec");
    }
    NewSessionTicket12 given =
        message.read12(NewSessionTicket12.class, HandshakeTypes.NEW_SESSION_TICKET);
    progress.transcript().add(message.whole());
    return new ExpectServerChange12(progress, keys, facts, given);
  }

  @Override
  public HandshakeState changeCipherSpec(Flow flow) throws TlsFault {
    // RFC 5077, 3.3: "This message MUST be sent if the server included a SessionTicket extension in
    // the ServerHello."
    if (progress.ticketPromised() && ticket == null) {
      throw PeerMisbehaved.CHANGE_CIPHER_SPEC_UNEXPECTED.toFault(
          "new_session_ticket", "change_cipher_spec");
    }
    flow.protectReceiving(keys.server());
    return new ExpectServerFinished12(progress, keys, facts, ticket);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ConnectionKeys12;
import dev.signet.tls.handshake.FinishedCheck;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.Traffic12;
import dev.signet.tls.handshake.VerifiedFinished;
import dev.signet.tls.message.FinishedMessage;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.message.NewSessionTicket12;
import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** A client of TLS 1.2 that waits for the end of the handshake (RFC 5246, 7.4.9). */
final class ExpectServerFinished12 implements HandshakeState {
  /** RFC 5077, 5.6: 0 leaves it to the client; the session's keys should not live longer. */
  private static final long UNSPECIFIED_LIFETIME_SECONDS = 24L * 60 * 60;

  private final Progress12 progress;
  private final ConnectionKeys12 keys;
  private final ConnectionFacts facts;
  private final @Nullable NewSessionTicket12 ticket;

  ExpectServerFinished12(
      Progress12 progress,
      ConnectionKeys12 keys,
      ConnectionFacts facts,
      @Nullable NewSessionTicket12 ticket) {
    this.progress = progress;
    this.keys = keys;
    this.facts = facts;
    this.ticket = ticket;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    FinishedMessage finished = message.read12(FinishedMessage.class, HandshakeTypes.FINISHED);
    VerifiedFinished proof =
        FinishedCheck.check(finished, keys.serverVerifyData(progress.transcript()));
    progress.transcript().add(message.whole());
    switch (facts.protocol().resumption()) {
      case NONE -> {
        // A client that does not resume has finished first.
      }
      case RESUMED -> ClientFinish12.send(progress, keys, flow);
    }
    progress.target().requireWanted();
    remember();
    return new Traffic12(facts, keys.finish(), proof);
  }

  /** By the ticket, or else by the identifier that a server gives who keeps sessions itself. */
  private void remember() {
    Bytes identifier = progress.hello().sessionId();
    if (ticket != null && !ticket.ticket().isEmpty()) {
      keep(session(ticket.ticket(), ticket.lifetime()));
    } else if (facts.protocol().resumption() == Resumption.NONE && !identifier.isEmpty()) {
      keep(session(identifier, 0).withIdentifier());
    }
  }

  private void keep(ResumableSession session) {
    Target target = progress.target();
    target.config().sessions().remember(target.serverName(), target.port(), session);
  }

  private ResumableSession session(Bytes name, long lifetime) {
    long seconds = lifetime == 0 ? UNSPECIFIED_LIFETIME_SECONDS : lifetime;
    return new ResumableSession(
        facts.protocol().version(),
        facts.protocol().suite(),
        keys.masterCopy(),
        new ResumableSession.TicketFacts(
            name,
            Math.min(seconds, ResumableSession.MAX_LIFETIME_SECONDS),
            0,
            progress.config().environment().clock().instant(),
            0),
        new ResumableSession.PeerFacts(
            facts.peer().kind(),
            facts.peer().chain(),
            facts.peer().scheme(),
            facts.peer().ocspResponse(),
            facts.peer().timestamps(),
            facts.peer().identity(),
            facts.protocol().extendedMasterSecret(),
            facts.names().applicationProtocol(),
            facts.protocol().group()));
  }
}

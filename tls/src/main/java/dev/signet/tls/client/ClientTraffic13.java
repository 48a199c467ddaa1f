// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ApplicationKeys13;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.TrafficKeys13;
import dev.signet.tls.handshake.TrafficState;
import dev.signet.tls.handshake.VerifiedFinished;
import dev.signet.tls.key.ResumptionSecret;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.message.NewSessionTicket13;
import dev.signet.tls.session.ResumableSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client of TLS 1.3 whose handshake is over. */
final class ClientTraffic13 implements TrafficState {
  private final Target target;
  private final ConnectionFacts facts;
  private final TrafficKeys13 keys;
  private final ResumptionSecret resumption;

  private ClientTraffic13(
      Target target, ConnectionFacts facts, TrafficKeys13 keys, ResumptionSecret resumption) {
    this.target = target;
    this.facts = facts;
    this.keys = keys;
    this.resumption = resumption;
  }

  /**
   * Begins once our own Finished is in the transcript.
   *
   * @param proof that the server's was checked
   */
  static ClientTraffic13 begin(
      Target target, ConnectionFacts facts, ApplicationKeys13 handshake, VerifiedFinished proof) {
    Objects.requireNonNull(proof);
    ResumptionSecret resumption = handshake.finish();
    TrafficKeys13 keys =
        new TrafficKeys13(
            handshake.suite(),
            handshake.secrets().exporter(),
            handshake.secrets().client(),
            handshake.secrets().server());
    return new ClientTraffic13(target, facts, keys, resumption);
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    return switch (message.type()) {
      case HandshakeTypes.KEY_UPDATE -> {
        keys.receive(message, flow);
        yield this;
      }
      case HandshakeTypes.NEW_SESSION_TICKET -> {
        remember(message.read13(NewSessionTicket13.class, HandshakeTypes.NEW_SESSION_TICKET));
        yield this;
      }
      default -> throw message.unexpected("new_session_ticket or key_update");
    };
  }

  private void remember(NewSessionTicket13 ticket) {
    // RFC 9846, 4.6.1: "A value of zero indicates that the ticket should be discarded immediately."
    if (ticket.lifetime() == 0) {
      return;
    }
    ResumableSession session =
        new ResumableSession(
            facts.protocol().version(),
            facts.protocol().suite(),
            resumption.psk(ticket.nonce()),
            new ResumableSession.TicketFacts(
                ticket.ticket(),
                Math.min(ticket.lifetime(), ResumableSession.MAX_LIFETIME_SECONDS),
                ticket.ageAdd(),
                target.config().environment().clock().instant(),
                0),
            new ResumableSession.PeerFacts(
                facts.peer().kind(),
                facts.peer().chain(),
                facts.peer().scheme(),
                facts.peer().ocspResponse(),
                facts.peer().timestamps(),
                facts.peer().identity(),
                true,
                facts.names().applicationProtocol()));
    target.config().sessions().remember(target.serverName(), target.port(), session);
  }

  @Override
  public boolean isEstablished() {
    return true;
  }

  @Override
  public ConnectionFacts facts() {
    return facts;
  }

  @Override
  public void updateKeys(boolean requestPeer, Flow flow) throws TlsFault {
    keys.send(requestPeer, flow);
  }

  @Override
  public void flushed() {
    keys.flushed();
  }

  @Override
  public byte[] export(String label, byte @Nullable [] context, int length) {
    return keys.export(label, context, length);
  }

  @Override
  public void dataReceived() {
    keys.dataReceived();
  }

  @Override
  public void wipe() {
    keys.wipe();
    resumption.wipe();
  }
}

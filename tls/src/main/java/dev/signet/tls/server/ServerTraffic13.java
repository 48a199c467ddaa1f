// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerSessions;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A server of TLS 1.3 whose handshake is over. */
final class ServerTraffic13 implements TrafficState {
  private final ConnectionFacts facts;
  private final TrafficKeys13 keys;

  private ServerTraffic13(ConnectionFacts facts, TrafficKeys13 keys) {
    this.facts = facts;
    this.keys = keys;
  }

  /**
   * Begins once the client's Finished is in the transcript, and hands out tickets.
   *
   * @param proof that it was checked
   */
  static ServerTraffic13 begin(
      ServerConfig config,
      ServerAgreement13 agreement,
      Ended ended,
      VerifiedFinished proof,
      Flow flow)
      throws TlsFault {
    Objects.requireNonNull(proof);
    ApplicationKeys13 handshake = ended.keys();
    ConnectionFacts facts =
        new ConnectionFacts(
            agreement.protocol(), agreement.names(), agreement.local(), ended.client());
    ResumptionSecret resumption = handshake.finish();
    if (agreement.ticketsWanted() && config.sessions() instanceof ServerSessions.Tickets tickets) {
      new TicketIssue13(config.environment(), tickets, facts, agreement.scope())
          .send(resumption, flow);
    }
    resumption.wipe();
    TrafficKeys13 keys =
        new TrafficKeys13(
            handshake.suite(),
            handshake.secrets().exporter(),
            handshake.secrets().server(),
            handshake.secrets().client());
    return new ServerTraffic13(facts, keys);
  }

  /**
   * The end of a handshake.
   *
   * @param keys its keys
   * @param client what the client showed
   */
  record Ended(ApplicationKeys13 keys, ConnectionFacts.Shown client) {}

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    if (!message.is(HandshakeTypes.KEY_UPDATE)) {
      throw message.unexpected("key_update");
    }
    keys.receive(message, flow);
    return this;
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
  }
}

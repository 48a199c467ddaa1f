// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ApplicationKeys13;
import dev.signet.tls.handshake.CompressedChains;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.TrafficKeys13;
import dev.signet.tls.handshake.TrafficState;
import dev.signet.tls.handshake.VerifiedFinished;
import dev.signet.tls.message.Certificate13;
import dev.signet.tls.message.HandshakeTypes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server of TLS 1.3 whose handshake is over. */
final class ServerTraffic13 implements TrafficState {
  private final ConnectionFacts facts;
  private final TrafficKeys13 keys;
  private final Optional<LateClient> late;

  private ServerTraffic13(ConnectionFacts facts, TrafficKeys13 keys, Optional<LateClient> late) {
    this.facts = facts;
    this.keys = keys;
    this.late = late;
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
    Tickets13 tickets = new Tickets13(config, agreement, handshake.finish());
    tickets.sendFirst(facts, flow);
    Optional<LateClient> late =
        agreement
            .later()
            .map(kind -> new LateClient(config, kind, handshake.transcript(), tickets));
    if (late.isEmpty()) {
      tickets.wipe();
    }
    TrafficKeys13 keys =
        new TrafficKeys13(
            handshake.suite(),
            handshake.secrets().exporter(),
            handshake.secrets().server(),
            handshake.secrets().client());
    return new ServerTraffic13(facts, keys, late);
  }

  /**
   * The end of a handshake.
   *
   * @param keys its keys
   * @param client what the client showed
   */
  record Ended(ApplicationKeys13 keys, Shown client) {}

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    if (message.is(HandshakeTypes.KEY_UPDATE)) {
      keys.receive(message, flow);
      return this;
    }
    LateClient client =
        late.filter(LateClient::isAsked).orElseThrow(() -> message.unexpected("key_update"));
    Certificate13 certificate = CompressedChains.read(message, client.parameters());
    return client.answer(this, certificate, message);
  }

  @Override
  public boolean mayRequestCertificate() {
    return late.isPresent() && !late.get().isAsked();
  }

  @Override
  public void requestCertificate(ClientAuthentication.Asked asked, Flow flow) throws TlsFault {
    late.orElseThrow(() -> new IllegalStateException("the client may not be asked later"))
        .ask(asked, flow);
  }

  /** What a late Finished of the client must hold. */
  byte[] lateVerifyData(byte[] transcriptHash) {
    return keys.receivingSecret().verifyData(transcriptHash);
  }

  /**
   * The same connection, whose client has answered. Who it was known to be before, it still is
   * where it shows nothing now.
   */
  ServerTraffic13 authenticated(Shown client, Flow flow) {
    Shown known = client.chain().isEmpty() ? facts.peer() : client;
    ConnectionFacts now =
        new ConnectionFacts(facts.protocol(), facts.names(), facts.local(), known);
    late.ifPresent(each -> each.answered(now, flow));
    return new ServerTraffic13(now, keys, late);
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
  public void beforeData(Flow flow) throws TlsFault {
    keys.beforeData(flow);
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
    late.ifPresent(LateClient::wipe);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.ExternalPsk;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ApplicationKeys13;
import dev.signet.tls.handshake.FinishedCheck;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.VerifiedFinished;
import dev.signet.tls.handshake.VerifiedPeer;
import dev.signet.tls.message.FinishedMessage;
import dev.signet.tls.message.HandshakeTypes;
import java.util.Optional;

/** A client of TLS 1.3 that knows its server and waits for the end of its flight. */
final class ExpectServerFinished13 implements HandshakeState {
  private final Progress13 progress;
  private final String protocol;
  private final Resumption resumption;
  private final Optional<RequestedProof> request;
  private final Shown server;

  private ExpectServerFinished13(
      Progress13 progress,
      String protocol,
      Resumption resumption,
      Optional<RequestedProof> request,
      Shown server) {
    this.progress = progress;
    this.protocol = protocol;
    this.resumption = resumption;
    this.request = request;
    this.server = server;
  }

  /**
   * With a certificate.
   *
   * @param peer the proof that it holds
   */
  static ExpectServerFinished13 full(
      Progress13 progress, String protocol, Optional<RequestedProof> request, VerifiedPeer peer) {
    return new ExpectServerFinished13(progress, protocol, Resumption.NONE, request, peer.shown());
  }

  /** With the key of a ticket, which only the server of then has. */
  static ExpectServerFinished13 resumed(Progress13 progress, String protocol, Shown server) {
    return new ExpectServerFinished13(
        progress, protocol, Resumption.RESUMED, Optional.empty(), server);
  }

  /** With a key that was agreed on outside of TLS. */
  static ExpectServerFinished13 byKey(Progress13 progress, String protocol, ExternalPsk key) {
    return new ExpectServerFinished13(
        progress, protocol, Resumption.NONE, Optional.empty(), Shown.byKey(key));
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    FinishedMessage finished = message.read13(FinishedMessage.class, HandshakeTypes.FINISHED);
    byte[] wanted = progress.keys().server().verifyData(progress.transcript().hash());
    VerifiedFinished proof = FinishedCheck.check(finished, wanted);
    progress.transcript().add(message.whole());
    ApplicationKeys13 keys = progress.keys().next(progress.transcript(), flow);
    flow.protectReceiving(keys.secrets().server().keys(keys.suite()));
    ConnectionFacts facts =
        new ConnectionFacts(
            progress.protocol(resumption),
            progress.target().names(protocol),
            Shown.NOTHING,
            server);
    return new ClientFlight13(progress, facts, keys, proof, flow).send(request);
  }

  @Override
  public HandshakeState changeCipherSpec(Flow flow) {
    return this;
  }

  @Override
  public long earlyRoom(Flow flow) {
    return flow.earlyTraffic().room();
  }
}

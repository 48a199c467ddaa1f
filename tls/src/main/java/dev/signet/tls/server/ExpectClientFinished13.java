// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ApplicationKeys13;
import dev.signet.tls.handshake.FinishedCheck;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.VerifiedFinished;
import dev.signet.tls.message.FinishedMessage;
import dev.signet.tls.message.HandshakeTypes;
import org.jspecify.annotations.Nullable;

/** A server of TLS 1.3 that waits for the end of the handshake. */
final class ExpectClientFinished13 implements HandshakeState {
  private final ServerConfig config;
  private final ServerAgreement13 agreement;
  private final ApplicationKeys13 keys;
  private final Shown client;

  ExpectClientFinished13(
      ServerConfig config, ServerAgreement13 agreement, ApplicationKeys13 keys, Shown client) {
    this.config = config;
    this.agreement = agreement;
    this.keys = keys;
    this.client = client;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    FinishedMessage finished = message.read13(FinishedMessage.class, HandshakeTypes.FINISHED);
    byte[] wanted = keys.clientHandshake().verifyData(keys.transcript().hash());
    VerifiedFinished proof = FinishedCheck.check(finished, wanted);
    keys.transcript().add(message.whole());
    flow.protectReceiving(keys.secrets().client().keys(keys.suite()));
    return ServerTraffic13.begin(
        config, agreement, new ServerTraffic13.Ended(keys, client), proof, flow);
  }

  @Override
  public byte[] export(String label, byte @Nullable [] context, int length) {
    return keys.secrets().exporter().export(label, context, length);
  }

  @Override
  public HandshakeState changeCipherSpec(Flow flow) {
    return this;
  }

  /** Who the client is, is known by now, or was not asked. */
  @Override
  public long earlyRoom(Flow flow) {
    return Long.MAX_VALUE;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ApplicationKeys13;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.message.EarlyDataEnd;
import dev.signet.tls.message.HandshakeTypes;
import org.jspecify.annotations.Nullable;

/**
 * A server of TLS 1.3 that takes early data, until its client says that it ends (RFC 9846, 4.5).
 */
final class ExpectEarlyDataEnd13 implements HandshakeState {
  private final ServerConfig config;
  private final ServerAgreement13 agreement;
  private final ApplicationKeys13 keys;
  private final Shown client;

  ExpectEarlyDataEnd13(
      ServerConfig config, ServerAgreement13 agreement, ApplicationKeys13 keys, Shown client) {
    this.config = config;
    this.agreement = agreement;
    this.keys = keys;
    this.client = client;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    message.read13(EarlyDataEnd.class, HandshakeTypes.END_OF_EARLY_DATA);
    keys.transcript().add(message.whole());
    flow.earlyTraffic().end();
    flow.protectReceiving(keys.clientHandshake().keys(keys.suite()));
    return new ExpectClientFinished13(config, agreement, keys, client);
  }

  @Override
  public byte[] export(String label, byte @Nullable [] context, int length) {
    return keys.secrets().exporter().export(label, context, length);
  }

  @Override
  public HandshakeState changeCipherSpec(Flow flow) {
    return this;
  }

  @Override
  public boolean takesEarlyData() {
    return true;
  }

  @Override
  public long earlyRoom(Flow flow) {
    return Long.MAX_VALUE;
  }
}

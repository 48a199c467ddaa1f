// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ServerConfig;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.message.HandshakeTypes;

/** A server before the first message. Decides which version is spoken. */
public final class ExpectClientHello implements HandshakeState {
  private final ServerConfig config;

  /** The first state of a server. */
  public ExpectClientHello(ServerConfig config) {
    this.config = config;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    ClientHello hello = message.read13(ClientHello.class, HandshakeTypes.CLIENT_HELLO);
    flow.writer().keepTo(config.policy().records());
    flow.requireEndOfFlight();
    return HelloGreeting.begin(config, new EchOpening(config, flow).first(hello, message), flow);
  }
}

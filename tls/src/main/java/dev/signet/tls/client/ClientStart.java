// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.key.Transcript;
import java.util.Locale;

/** A client that has not said anything yet. */
public final class ClientStart implements HandshakeState {
  private final ClientConfig config;
  private final String serverName;
  private final int port;

  /**
   * The first state of a client.
   *
   * @param serverName who to reach; empty for an address without a name
   * @param port with the name, what sessions are kept by
   */
  public ClientStart(ClientConfig config, String serverName, int port) {
    this.config = config;
    this.serverName = serverName.toLowerCase(Locale.ROOT);
    this.port = port;
  }

  /** Sends the ClientHello. */
  public HandshakeState start(Flow flow) throws TlsFault {
    Target target = new Target(config, serverName, port);
    Greeting greeting = Greeting.first(target);
    Transcript transcript = new Transcript(config.environment().primitives());
    // RFC 9846, 5.1: the first hello may say TLS 1.0, for servers that know no better.
    flow.writer().announceTls10(true);
    greeting.send(transcript, flow);
    flow.flush();
    flow.writer().announceTls10(false);
    return new ExpectServerHello(target, greeting, transcript);
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    throw message.unexpected("nothing before the ClientHello");
  }
}

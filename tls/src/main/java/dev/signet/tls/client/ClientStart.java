// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.TlsListener.Direction;
import dev.signet.tls.extension.EchOuter;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.key.Transcript;
import java.util.Locale;
import java.util.Optional;

/** A client that has not said anything yet. */
public final class ClientStart implements HandshakeState {
  private final ClientConfig config;
  private final String serverName;
  private final int port;
  private final boolean earlyData;

  /**
   * The first state of a client.
   *
   * @param serverName who to reach; empty for an address without a name
   * @param port with the name, what sessions are kept by
   */
  public ClientStart(ClientConfig config, String serverName, int port) {
    this(config, serverName.toLowerCase(Locale.ROOT), port, false);
  }

  private ClientStart(ClientConfig config, String serverName, int port, boolean earlyData) {
    this.config = config;
    this.serverName = serverName;
    this.port = port;
    this.earlyData = earlyData;
  }

  /** The same with early data offered, where a session allows it. */
  public ClientStart offeringEarlyData() {
    return new ClientStart(config, serverName, port, true);
  }

  /** Sends the ClientHello. */
  public HandshakeState start(Flow flow) throws TlsFault {
    flow.writer().keepTo(config.policy().records());
    Target target = new Target(config, serverName, port, earlyData, new EchRole.None());
    return switch (EchPlan.of(target)) {
      case EchPlan.Plain _ -> greet(target, Greeting.first(target), flow);
      case EchPlan.Greased _ -> {
        Greeting pretending = Greeting.first(target.greased());
        EchOuter extension = GreasedEch.of(config.environment());
        yield greet(target.greased(), pretending.adding(extension), flow);
      }
      case EchPlan.Encrypted plan -> encrypt(target, plan, flow);
    };
  }

  private static HandshakeState greet(Target target, Greeting greeting, Flow flow) throws TlsFault {
    Transcript transcript = new Transcript(target.primitives());
    send(greeting, transcript, flow);
    offerEarlyData(greeting, transcript, flow);
    return new ExpectServerHello(target, greeting, transcript, Optional.empty());
  }

  private static HandshakeState encrypt(Target target, EchPlan.Encrypted plan, Flow flow)
      throws TlsFault {
    EncryptedGreeting pair = EncryptedGreeting.first(target, plan, flow);
    flow.tellInnerHello(Direction.SENT, pair.message());
    Transcript transcript = new Transcript(target.primitives());
    send(pair.outer(), transcript, flow);
    // The session is the inner hello's, and so are the keys.
    offerEarlyData(pair.inner(), pair.transcript(), flow);
    return new ExpectServerHello(
        pair.outer().target(), pair.outer(), transcript, Optional.of(pair));
  }

  private static void offerEarlyData(Greeting greeting, Transcript transcript, Flow flow)
      throws TlsFault {
    if (greeting.offersEarlyData()) {
      // RFC 9846, appendix D.4: "If offering early data, the record is placed immediately after the
      // first ClientHello."
      flow.sendChangeCipherSpec();
      EarlyOffer.begin(greeting, transcript, flow);
    }
  }

  private static void send(Greeting greeting, Transcript transcript, Flow flow) throws TlsFault {
    // RFC 9846, 5.1: the first hello may say TLS 1.0, for servers that know no better.
    flow.writer().announceTls10(true);
    greeting.send(transcript, flow);
    flow.flush();
    flow.writer().announceTls10(false);
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    throw message.unexpected("nothing before the ClientHello");
  }
}

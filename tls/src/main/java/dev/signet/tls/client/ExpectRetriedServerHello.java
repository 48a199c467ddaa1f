// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.extension.SelectedVersion;
import dev.signet.tls.fault.EchMisbehaved;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.HelloRetryRequest;
import dev.signet.tls.message.ServerHello;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.ProtocolVersion;
import java.util.Optional;

/** A client that has said hello a second time: only TLS 1.3 and the same suite can follow. */
final class ExpectRetriedServerHello implements HandshakeState {
  private final Target target;
  private final Greeting greeting;
  private final Transcript transcript;
  private final CipherSuite suite;
  private final Optional<EncryptedGreeting> encrypted;

  ExpectRetriedServerHello(
      Target target, Greeting greeting, Transcript transcript, CipherSuite suite) {
    this.target = target;
    this.greeting = greeting;
    this.transcript = transcript;
    this.suite = suite;
    this.encrypted = Optional.empty();
  }

  /** Where the server has said that it goes by the encrypted hello. */
  ExpectRetriedServerHello(EncryptedGreeting encrypted, CipherSuite suite) {
    this.target = encrypted.inner().target();
    this.greeting = encrypted.inner();
    this.transcript = encrypted.transcript();
    this.suite = suite;
    this.encrypted = Optional.of(encrypted);
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    return switch (message.readServerHello()) {
      // RFC 9846, 4.1.4: "If a client receives a second HelloRetryRequest in the same connection
      // ...
      // it MUST abort the handshake with an unexpected_message alert."
      case HelloRetryRequest _ -> throw message.unexpected("server_hello after one retry");
      case ServerHello hello -> hello(hello, message, flow);
    };
  }

  private HandshakeState hello(ServerHello hello, InboundMessage message, Flow flow)
      throws TlsFault {
    SelectedVersion version = hello.extensions().find(SelectedVersion.class);
    if (version == null || version.version() != ProtocolVersion.TLS13.code()) {
      throw PeerMisbehaved.RETRY_NOT_KEPT.toFault(ProtocolVersion.TLS13.label(), "another version");
    }
    // "clients ... MUST check that the cipher suite is the same".
    if (hello.cipherSuite() != suite.code()) {
      throw PeerMisbehaved.RETRY_NOT_KEPT.toFault(
          suite.name(), "0x" + Integer.toHexString(hello.cipherSuite()));
    }
    // RFC 9849, 6.1.5: "If the ServerHello does not also indicate ECH acceptance, the client MUST
    // terminate the connection with an "illegal_parameter" alert."
    if (encrypted.isPresent() && !encrypted.get().isConfirmedBy(hello)) {
      throw EchMisbehaved.ECH_ACCEPTANCE_WITHDRAWN.toFault("the signal again", "none");
    }
    return new ServerChoice13(target, greeting, transcript).accept(hello, message, flow);
  }

  @Override
  public HandshakeState changeCipherSpec(Flow flow) {
    return this;
  }
}

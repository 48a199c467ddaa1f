// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ExternalPsks;
import dev.signet.tls.extension.SelectedVersion;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.DowngradeSentinel;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.HelloRetryRequest;
import dev.signet.tls.message.ServerHello;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.util.Optional;

/** A client that has said hello. Learns which version is spoken. */
final class ExpectServerHello implements HandshakeState {
  private final Target target;
  private final Greeting greeting;
  private final Transcript transcript;
  private final Optional<EncryptedGreeting> encrypted;

  /**
   * After the first hello.
   *
   * @param greeting what everybody could see
   * @param encrypted what was inside of it
   */
  ExpectServerHello(
      Target target,
      Greeting greeting,
      Transcript transcript,
      Optional<EncryptedGreeting> encrypted) {
    this.target = target;
    this.greeting = greeting;
    this.transcript = transcript;
    this.encrypted = encrypted;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    return switch (message.readServerHello()) {
      case HelloRetryRequest retry ->
          new HelloRetry(target, greeting, transcript, encrypted).answer(retry, message, flow);
      case ServerHello hello -> hello(hello, message, flow);
    };
  }

  private HandshakeState hello(ServerHello hello, InboundMessage message, Flow flow)
      throws TlsFault {
    ProtocolVersion version = version(hello);
    flow.speak(version, "the server's choice");
    return switch (version) {
      case TLS13 -> choice13(hello, flow).accept(hello, message, flow);
      case TLS12 -> {
        requireCertificates();
        checkEarlyData();
        checkDowngrade(hello.random());
        yield new ServerChoice12(target, greeting, transcript).accept(hello, message, flow);
      }
    };
  }

  /**
   * RFC 9846, appendix D.3: "A client that attempts to send 0-RTT data MUST fail a connection if it
   * receives a ServerHello with TLS 1.2 or older."
   */
  private void checkEarlyData() throws TlsFault {
    if (greeting.offersEarlyData()) {
      throw PeerMisbehaved.EARLY_DATA_VERSION_OLD.toFault(
          ProtocolVersion.TLS13.label(), ProtocolVersion.TLS12.label());
    }
  }

  /** The keys that were agreed on outside of TLS are for TLS 1.3. */
  private void requireCertificates() throws TlsFault {
    if (target.config().psks().use() == ExternalPsks.Use.REQUIRED) {
      throw PeerIncompatible.VERSION_UNMATCHED.toFault(
          ProtocolVersion.TLS13.label(), ProtocolVersion.TLS12.label());
    }
  }

  /** RFC 9849, 6.1.4: which of two hellos the server goes by shows in its random value. */
  private ServerChoice13 choice13(ServerHello hello, Flow flow) {
    if (encrypted.isPresent() && encrypted.get().isConfirmedBy(hello)) {
      flow.decide("ech", "accepted", "the server's random value confirms it");
      Greeting inner = encrypted.get().inner();
      return new ServerChoice13(inner.target(), inner, encrypted.get().transcript());
    }
    if (encrypted.isPresent()) {
      flow.decide("ech", "refused", "the server's random value does not confirm it");
    }
    return new ServerChoice13(target, greeting, transcript);
  }

  private ProtocolVersion version(ServerHello hello) throws TlsFault {
    SelectedVersion selected = hello.extensions().find(SelectedVersion.class);
    int code = selected == null ? hello.legacyVersion() : selected.version();
    ProtocolVersion version = ProtocolVersion.of(code);
    // RFC 9846, 4.2.1: a version below 1.3 must not come in this extension.
    boolean misplaced = (version == ProtocolVersion.TLS13) != (selected != null);
    if (version == null || !target.config().parameters().allows(version)) {
      throw PeerIncompatible.VERSION_UNMATCHED.toFault(
          target.config().parameters().versions().toString(), "0x" + Integer.toHexString(code));
    }
    if (misplaced) {
      throw PeerMisbehaved.VERSION_NOT_OFFERED.toFault(
          "supported_versions for TLS 1.3 alone", version.label());
    }
    return version;
  }

  /**
   * RFC 9846, 4.1.3: "TLS 1.3 clients receiving a ServerHello indicating TLS 1.2 or below MUST
   * check that the last 8 bytes are not equal to either of these values."
   */
  private void checkDowngrade(Bytes random) throws TlsFault {
    if (target.config().parameters().allows(ProtocolVersion.TLS13)
        && DowngradeSentinel.isIn(random)) {
      throw PeerMisbehaved.DOWNGRADE_DETECTED.toFault(
          ProtocolVersion.TLS13.label(), ProtocolVersion.TLS12.label());
    }
  }

  @Override
  public long earlyRoom(Flow flow) {
    return flow.earlyTraffic().room();
  }

  @Override
  public HandshakeState changeCipherSpec(Flow flow) throws TlsFault {
    // RFC 9846, 5: with TLS 1.3 offered it may come at any time after our first hello.
    if (target.config().parameters().allows(ProtocolVersion.TLS13)) {
      return this;
    }
    return HandshakeState.super.changeCipherSpec(flow);
  }
}

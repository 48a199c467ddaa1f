// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.testkit.KeyType;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.extension.Extension;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.MarkerExtension;
import dev.signet.tls.extension.UnknownExtension;
import dev.signet.tls.fault.Alert;
import dev.signet.tls.fault.FaultCode;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.HandshakeMessage;
import dev.signet.tls.message.HandshakeReader;
import dev.signet.tls.message.HelloRetryRequest;
import dev.signet.tls.message.ServerHello;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client checks of the hello of a server of TLS 1.3, and of its HelloRetryRequest. */
class ServerHello13RulesTest {
  private static final int HEADER = 5;
  private static final int NOT_ASSIGNED = 0x1234;
  private static final Extension UNKNOWN = new UnknownExtension(NOT_ASSIGNED, Bytes.EMPTY);

  private TlsEngine client;

  @BeforeEach
  void begin() {
    client = TlsEngine.client(TestSides.client(), "localhost", 443);
  }

  @Test
  void theVersionFieldIsThatOfTls12() throws TlsFault {
    ServerHello hello = (ServerHello) answer(NamedGroup.X25519MLKEM768);
    ServerHello changed = withVersion(hello, 0x0304);
    assertRefused(changed, PeerMisbehaved.LEGACY_VERSION_WRONG, Alert.ILLEGAL_PARAMETER);
  }

  @Test
  void anExtensionThatWasNotOfferedIsRefused() throws TlsFault {
    ServerHello hello = (ServerHello) answer(NamedGroup.X25519MLKEM768);
    assertRefused(
        with(hello, UNKNOWN), PeerMisbehaved.EXTENSION_UNSOLICITED, Alert.UNSUPPORTED_EXTENSION);
  }

  @Test
  void anExtensionThatBelongsIntoAnotherMessageIsRefused() throws TlsFault {
    ServerHello hello = (ServerHello) answer(NamedGroup.X25519MLKEM768);
    assertRefused(
        with(hello, new MarkerExtension(ExtensionTypes.SERVER_NAME)),
        PeerMisbehaved.EXTENSION_MISPLACED,
        Alert.ILLEGAL_PARAMETER);
  }

  @Test
  void aRetryRequestKeepsTheSameRules() throws TlsFault {
    HelloRetryRequest retry = (HelloRetryRequest) answer(NamedGroup.SECP521R1);
    assertRefused(
        new HelloRetryRequest(
            0x0305, retry.sessionId(), retry.cipherSuite(), 0, retry.extensions()),
        PeerMisbehaved.LEGACY_VERSION_WRONG,
        Alert.ILLEGAL_PARAMETER);
    begin();
    HelloRetryRequest other = (HelloRetryRequest) answer(NamedGroup.SECP521R1);
    assertRefused(
        new HelloRetryRequest(
            other.legacyVersion(),
            other.sessionId(),
            other.cipherSuite(),
            0,
            with(other.extensions(), UNKNOWN)),
        PeerMisbehaved.EXTENSION_UNSOLICITED,
        Alert.UNSUPPORTED_EXTENSION);
  }

  @Test
  void nothingMayFollowARetryRequest() throws TlsFault {
    byte[] retry = answer(NamedGroup.SECP521R1).encoded();
    byte[] more = java.util.Arrays.copyOf(retry, retry.length + 1);
    TlsFault fault =
        catchThrowableOfType(TlsFault.class, () -> EnginePair.feed(Wires.record(more), client));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.FLIGHT_TOO_LONG);
    assertThat(fault.alert()).contains(Alert.UNEXPECTED_MESSAGE);
  }

  /** What a server that has only this group says first. */
  private HandshakeMessage answer(NamedGroup group) throws TlsFault {
    ServerConfig config = TestSides.server(TestSides.credential(KeyType.P256));
    TlsEngine server =
        TlsEngine.server(config.withParameters(config.parameters().withGroups(List.of(group))));
    client.start();
    EnginePair.move(client, server);
    byte[] flight = EnginePair.drain(server);
    int length = server.recordLength(flight, 0, flight.length);
    return HandshakeReader.readTls13(Bytes.wrap(flight, HEADER, length - HEADER));
  }

  private void assertRefused(HandshakeMessage message, FaultCode code, Alert alert) {
    TlsFault fault =
        catchThrowableOfType(TlsFault.class, () -> EnginePair.feed(Wires.record(message), client));
    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault.alert()).contains(alert);
  }

  private static ServerHello withVersion(ServerHello hello, int version) {
    return new ServerHello(
        version, hello.random(), hello.sessionId(), hello.cipherSuite(), 0, hello.extensions());
  }

  private static ServerHello with(ServerHello hello, Extension extension) {
    return new ServerHello(
        hello.legacyVersion(),
        hello.random(),
        hello.sessionId(),
        hello.cipherSuite(),
        0,
        with(hello.extensions(), extension));
  }

  private static ExtensionBlock with(ExtensionBlock block, Extension extension) {
    List<Extension> all = new ArrayList<>(block.all());
    all.add(extension);
    return ExtensionBlock.of(all);
  }
}

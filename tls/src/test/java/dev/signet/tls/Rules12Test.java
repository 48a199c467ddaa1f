// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.testkit.KeyType;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.SupportedGroups;
import dev.signet.tls.fault.Alert;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.message.ClientKeyExchange12;
import dev.signet.tls.message.HelloRequest12;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import dev.signet.tls.wire.WireWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a peer of TLS 1.2 does against the rules, by a hand between two of our sides. */
class Rules12Test {
  private static final Credential P256 = TestSides.credential(KeyType.P256);

  @Test
  void aCertificateOnACurveThatWasNotOfferedIsNotShown() {
    TlsFault fault =
        catchThrowableOfType(
            TlsFault.class,
            () -> new EnginePair(x25519Only(), Handshake12Test.server(P256), "localhost").run());
    assertThat(fault.code()).isEqualTo(PeerIncompatible.SCHEME_UNMATCHED);
  }

  @Test
  void aCertificateOnACurveThatWasNotOfferedIsRefused() throws TlsFault {
    TlsEngine client = TlsEngine.client(x25519Only(), "localhost", 443);
    // Which curve is the faster one is not for this test to measure.
    ServerConfig config = Handshake12Test.server(P256);
    TlsEngine server =
        TlsEngine.server(
            config.withParameters(
                config.parameters().withGroups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1))));
    ClientHello hello = hello(client);
    SupportedGroups more = new SupportedGroups(CodePoints.of(29, 23));
    EnginePair.feed(Wires.record(hello.withExtensions(hello.extensions().with(more))), server);
    TlsFault fault = catchThrowableOfType(TlsFault.class, () -> EnginePair.move(server, client));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.CERTIFICATE_CURVE_NOT_OFFERED);
    assertThat(fault.alert()).contains(Alert.ILLEGAL_PARAMETER);
  }

  @Test
  void aClientWithoutGroupsIsRefused() throws TlsFault {
    ClientHello hello = hello(TlsEngine.client(Handshake12Test.client(), "localhost", 443));
    TlsFault fault =
        refused(
            Wires.record(
                hello.withExtensions(Wires.without(hello, ExtensionTypes.SUPPORTED_GROUPS))));
    assertThat(fault.code()).isEqualTo(PeerIncompatible.GROUP_UNMATCHED);
  }

  @Test
  void aClientThatGoesOnBeforeItsTurnIsRefused() throws TlsFault {
    ClientHello hello = hello(TlsEngine.client(Handshake12Test.client(), "localhost", 443));
    byte[] both =
        new WireWriter()
            .bytes(hello.encoded())
            .bytes(new ClientKeyExchange12(Bytes.of(new byte[] {4})).encoded())
            .toArray();
    TlsFault fault = refused(Wires.record(both));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.FLIGHT_TOO_LONG);
    assertThat(fault.alert()).contains(Alert.UNEXPECTED_MESSAGE);
  }

  @Test
  void aClientThatCameDownWithoutNeedIsRefused() throws TlsFault {
    ClientHello hello = hello(TlsEngine.client(Handshake12Test.client(), "localhost", 443));
    for (int version : new int[] {0x0302, 0x0303}) {
      ClientHello lowered =
          new ClientHello(
              version,
              hello.random(),
              hello.sessionId(),
              CodePoints.of(0xc02b, 0x5600),
              hello.compressionMethods(),
              Wires.without(hello, ExtensionTypes.SUPPORTED_VERSIONS));
      TlsFault fault = refused(Wires.record(lowered));
      assertThat(fault.code()).isEqualTo(PeerMisbehaved.FALLBACK_WITHOUT_NEED);
    }
  }

  @Test
  void aRequestForAnotherHandshakeInTheMiddleOfOneIsRefused() throws TlsFault {
    TlsEngine client = TlsEngine.client(Handshake12Test.client(), "localhost", 443);
    client.start();
    TlsFault early =
        catchThrowableOfType(
            TlsFault.class, () -> EnginePair.feed(Wires.record(new HelloRequest12()), client));
    assertThat(early.code()).isEqualTo(PeerMisbehaved.MESSAGE_UNEXPECTED);

    TlsEngine later = TlsEngine.client(Handshake12Test.client(), "localhost", 443);
    TlsEngine server = TlsEngine.server(Handshake12Test.server(P256));
    later.start();
    EnginePair.move(later, server);
    byte[] flight = EnginePair.drain(server);
    int hello = server.recordLength(flight, 0, flight.length);
    byte[] first = Arrays.copyOf(flight, hello);
    first = Wires.record(firstMessage(first));
    EnginePair.feed(first, later);
    TlsFault fault =
        catchThrowableOfType(
            TlsFault.class, () -> EnginePair.feed(Wires.record(new HelloRequest12()), later));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.MESSAGE_UNEXPECTED);
  }

  /** The first of the messages that a record holds. */
  private static byte[] firstMessage(byte[] record) {
    int length = (record[6] & 0xff) << 16 | (record[7] & 0xff) << 8 | record[8] & 0xff;
    return Arrays.copyOfRange(record, 5, 5 + 4 + length);
  }

  private static ClientConfig x25519Only() {
    ClientConfig client = Handshake12Test.client();
    return client.withParameters(client.parameters().withGroups(List.of(NamedGroup.X25519)));
  }

  private static ClientHello hello(TlsEngine client) throws TlsFault {
    client.start();
    return Wires.clientHello(EnginePair.drain(client));
  }

  private static TlsFault refused(byte[] record) {
    TlsEngine server = TlsEngine.server(Handshake12Test.server(P256));
    return catchThrowableOfType(TlsFault.class, () -> EnginePair.feed(record, server));
  }
}

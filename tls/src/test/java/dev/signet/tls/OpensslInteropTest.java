// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestIdentity;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One of our sides with OpenSSL at the other end, both versions. */
class OpensslInteropTest {
  @TempDir private Path folder;
  private Path root = Path.of("");

  static Stream<Arguments> versionsAndKeys() {
    return Stream.of(KeyType.P256, KeyType.RSA2048, KeyType.ED25519)
        .flatMap(
            key -> Stream.of(ProtocolVersion.values()).map(version -> Arguments.of(version, key)));
  }

  @BeforeEach
  void writeRoot() throws IOException {
    root = Files.writeString(folder.resolve("root.pem"), TestSides.CA.root().pem());
  }

  @ParameterizedTest
  @MethodSource("versionsAndKeys")
  void ourServerServesOpenssl(ProtocolVersion version, KeyType type) throws Exception {
    CredentialChoice choice =
        new CredentialChoice.Chosen(
            List.of(TestSides.credential(type)),
            List.of("http/1.1"),
            new ClientAuthentication.None(),
            Bytes.EMPTY);
    ServerConfig config = ServerConfig.of(CredentialSelector.always(choice));
    try (ServerSocket listener = listen();
        OpensslPeer client =
            OpensslPeer.client(
                listener.getLocalPort(), root, option(version), "-alpn", "h2,http/1.1")) {
      client.type("ping\n");
      try (SocketSide server =
          new SocketSide(TlsEngine.server(config), listener.accept()).shakeHands()) {
        assertThat(server.readUntil("\n")).isEqualTo("ping\n");
        server.write("pong\n");
        assertThat(server.engine.facts().names().serverName()).isEqualTo("localhost");
      }
      assertThat(client.output())
          .contains("pong")
          .contains("Verification: OK")
          .contains("ALPN protocol: http/1.1")
          .contains("New, " + version.label());
    }
  }

  @ParameterizedTest
  @MethodSource("versionsAndKeys")
  void ourClientIsServedByOpenssl(ProtocolVersion version, KeyType type) throws Exception {
    TestIdentity identity =
        TestSides.CA.serverDraft("localhost").key(type).issuedBy(TestSides.CA.intermediate());
    try (OpensslPeer server =
        OpensslPeer.server(
            OpensslPeer.write(folder, identity), option(version), "-alpn", "http/1.1")) {
      ClientConfig config = TestSides.client().withApplicationProtocols(List.of("h2", "http/1.1"));
      try (SocketSide client = connect(config, server.port())) {
        assertReversed(client);
        assertThat(client.engine.facts().protocol().version()).isEqualTo(version);
        assertThat(client.engine.facts().names().applicationProtocol()).isEqualTo("http/1.1");
        assertThat(client.engine.facts().peer().chain().getFirst())
            .isEqualTo(Bytes.of(identity.der()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void opensslGetsOurClientCertificate(ProtocolVersion version) throws Exception {
    TestIdentity identity = TestSides.CA.server("localhost");
    Credential alice = TestSides.credential(TestSides.CA.client("alice"));
    try (OpensslPeer server =
        OpensslPeer.server(
            OpensslPeer.write(folder, identity),
            option(version),
            "-Verify",
            "3",
            "-verify_return_error",
            "-CAfile",
            root.toString())) {
      ClientConfig config = TestSides.client().withCredentials(ClientCredentials.of(alice));
      try (SocketSide client = connect(config, server.port())) {
        assertReversed(client);
        assertThat(client.engine.facts().local().chain()).isEqualTo(alice.chain());
      }
    }
  }

  @Test
  void opensslShowsItsClientCertificateWhenItIsAskedLater() throws Exception {
    TestIdentity alice = TestSides.CA.client("alice");
    String file = OpensslPeer.write(folder, alice).toString();
    try (ServerSocket listener = listen();
        OpensslPeer client =
            OpensslPeer.client(
                listener.getLocalPort(),
                root,
                "-tls1_3",
                "-enable_pha",
                "-cert",
                file,
                "-key",
                file)) {
      client.type("ping\n");
      ServerConfig config = TestSides.server(TestSides.credential(KeyType.P256));
      try (SocketSide server =
          new SocketSide(TlsEngine.server(config), listener.accept()).shakeHands()) {
        assertThat(server.readUntil("\n")).isEqualTo("ping\n");
        assertThat(server.engine.facts().peer().chain()).isEmpty();
        server.engine.requestClientCertificate(
            new ClientAuthentication.Asked(true, TestSides.acceptingVerifier(), List.of()));
        server.write("who?\n");
        server.receiveUntilAnswered();
        assertThat(server.engine.facts().peer().chain().getFirst())
            .isEqualTo(Bytes.of(alice.der()));
      }
      client.output();
    }
  }

  @Test
  void opensslGetsOurClientCertificateLater() throws Exception {
    TestIdentity identity = TestSides.CA.server("localhost");
    Credential alice = TestSides.credential(TestSides.CA.client("alice"));
    try (OpensslPeer server =
        OpensslPeer.talkingServer(
            OpensslPeer.write(folder, identity),
            "-tls1_3",
            "-verify_return_error",
            "-CAfile",
            root.toString())) {
      ClientConfig config =
          TestSides.client()
              .withPolicy(ClientPolicy.STANDARD.withPostHandshakeAuthentication(true))
              .withCredentials(ClientCredentials.of(alice));
      try (SocketSide client = connect(config, server.port())) {
        client.write("ping\n");
        server.type("c\n");
        client.receiveUntil(side -> !side.engine.facts().local().chain().isEmpty());
        assertThat(client.engine.facts().local().chain()).isEqualTo(alice.chain());
        client.write("after\n");
        assertThat(server.lineWith("after")).isTrue();
        server.type("still here\n");
        assertThat(client.readUntil("still here")).contains("still here");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void opensslShowsItsClientCertificate(ProtocolVersion version) throws Exception {
    TestIdentity alice = TestSides.CA.client("alice");
    String file = OpensslPeer.write(folder, alice).toString();
    ClientAuthentication asked =
        new ClientAuthentication.Asked(true, TestSides.acceptingVerifier(), List.of());
    CredentialChoice choice =
        new CredentialChoice.Chosen(
            List.of(TestSides.credential(KeyType.P256)), List.of(), asked, Bytes.EMPTY);
    try (ServerSocket listener = listen();
        OpensslPeer client =
            OpensslPeer.client(
                listener.getLocalPort(), root, option(version), "-cert", file, "-key", file)) {
      client.type("ping\n");
      ServerConfig config = ServerConfig.of(CredentialSelector.always(choice));
      try (SocketSide server =
          new SocketSide(TlsEngine.server(config), listener.accept()).shakeHands()) {
        assertThat(server.readUntil("\n")).isEqualTo("ping\n");
        assertThat(server.engine.facts().peer().chain().getFirst())
            .isEqualTo(Bytes.of(alice.der()));
      }
    }
  }

  static Stream<Arguments> waysBackToUs() {
    return Stream.of(
        Arguments.of(TestTickets.sessions(), new String[] {"-tls1_2", "-reconnect"}),
        Arguments.of(
            TestTickets.identifiers(), new String[] {"-tls1_2", "-reconnect", "-no_ticket"}));
  }

  @ParameterizedTest
  @MethodSource("waysBackToUs")
  void opensslComesBackToUs(ServerSessions sessions, String[] options) throws Exception {
    ServerConfig config =
        TestSides.server(TestSides.credential(KeyType.P256)).withSessions(sessions);
    List<Resumption> seen = new ArrayList<>();
    try (ServerSocket listener = listen();
        OpensslPeer client = OpensslPeer.client(listener.getLocalPort(), root, options)) {
      for (int i = 0; i < 6; i++) {
        SocketSide server =
            new SocketSide(TlsEngine.server(config), listener.accept()).shakeHands();
        seen.add(server.engine.facts().protocol().resumption());
        server.close();
      }
    }
    assertThat(seen.getFirst()).isEqualTo(Resumption.NONE);
    assertThat(seen.subList(1, 6)).containsOnly(Resumption.RESUMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-serverpref", "-no_ticket"})
  void weComeBackToOpenssl(String option) throws Exception {
    TestIdentity identity = TestSides.CA.server("localhost");
    ClientConfig config = TestSides.client().withSessions(new TestSessions());
    List<Resumption> seen = new ArrayList<>();
    try (OpensslPeer server =
        OpensslPeer.server(OpensslPeer.write(folder, identity), "-tls1_2", option)) {
      int port = server.port();
      for (int i = 0; i < 2; i++) {
        try (SocketSide client = connect(config, port)) {
          assertReversed(client);
          seen.add(client.engine.facts().protocol().resumption());
        }
      }
    }
    assertThat(seen).containsExactly(Resumption.NONE, Resumption.RESUMED);
  }

  private static SocketSide connect(ClientConfig config, int port) throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    return new SocketSide(TlsEngine.client(config, "localhost", port), socket).shakeHands();
  }

  private static void assertReversed(SocketSide client) throws Exception {
    client.write("ping\n");
    assertThat(client.readUntil("\n")).isEqualTo("gnip\n");
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  private static String option(ProtocolVersion version) {
    return switch (version) {
      case TLS12 -> "-tls1_2";
      case TLS13 -> "-tls1_3";
    };
  }
}

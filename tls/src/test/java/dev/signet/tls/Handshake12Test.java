// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.testkit.KeyType;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.PointFormats;
import dev.signet.tls.extension.RenegotiatedConnection;
import dev.signet.tls.fault.Alert;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.fault.FaultCode;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SuiteAuthentication;
import dev.signet.tls.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both of our sides with each other, TLS 1.2. */
class Handshake12Test {
  private static final Credential P256 = TestSides.credential(KeyType.P256);
  private static final Credential RSA = TestSides.credential(KeyType.RSA2048);

  @Test
  void twoSidesAgreeAndTalk() throws TlsFault {
    EnginePair pair = new EnginePair(client(), server(P256), "localhost").run();
    assertTalks(pair);
    ConnectionFacts facts = pair.server.facts();
    assertThat(facts.protocol().version()).isEqualTo(ProtocolVersion.TLS12);
    assertThat(facts.protocol().extendedMasterSecret()).isTrue();
    assertThat(facts.protocol().resumption()).isEqualTo(Resumption.NONE);
    assertThat(facts.names().serverName()).isEqualTo("localhost");
    assertThat(pair.client.facts().peer().chain()).isEqualTo(P256.chain());
    assertThat(pair.client.facts().peer().identity()).isEqualTo("accepted");
    assertThat(pair.client.export("EXPORTER-test", null, 40))
        .isEqualTo(pair.server.export("EXPORTER-test", null, 40))
        .isNotEqualTo(pair.server.export("EXPORTER-test", new byte[0], 40));
  }

  @ParameterizedTest
  @EnumSource(value = CipherSuite.class, names = "TLS_ECDHE_.*", mode = EnumSource.Mode.MATCH_ALL)
  void everySuiteLeadsToTheSameKeys(CipherSuite suite) throws TlsFault {
    ClientConfig client = client();
    client = client.withParameters(client.parameters().withSuites(List.of(suite)));
    Credential credential = suite.authentication() == SuiteAuthentication.RSA ? RSA : P256;
    EnginePair pair = new EnginePair(client, server(credential), "localhost").run();
    assertThat(pair.server.facts().protocol().suite()).isEqualTo(suite);
    assertTalks(pair);
  }

  @ParameterizedTest
  @EnumSource(
      value = NamedGroup.class,
      names = {"SECP256R1", "SECP384R1", "SECP521R1", "X25519"})
  void everyCurveLeadsToTheSameKeys(NamedGroup group) throws TlsFault {
    ClientConfig client = client();
    client = client.withParameters(client.parameters().withGroups(List.of(group)));
    EnginePair pair = new EnginePair(client, server(RSA), "localhost").run();
    assertThat(pair.client.facts().protocol().group()).contains(group);
    assertTalks(pair);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      names = {"P256", "P384", "RSA2048", "ED25519"})
  void everyKindOfKeySigns(KeyType type) throws TlsFault {
    EnginePair pair =
        new EnginePair(client(), server(TestSides.credential(type)), "localhost").run();
    assertThat(pair.client.facts().peer().scheme()).isPresent();
    assertTalks(pair);
  }

  @Test
  void theCertificateDecidesWhichSuiteIsTaken() throws TlsFault {
    CredentialChoice both =
        new CredentialChoice.Chosen(
            List.of(RSA, P256), List.of(), new ClientAuthentication.None(), Bytes.EMPTY);
    ClientConfig client = client();
    client =
        client.withParameters(
            client
                .parameters()
                .withSuites(
                    List.of(
                        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
                        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)));
    ServerConfig server = ServerConfig.of(CredentialSelector.always(both));
    EnginePair pair = new EnginePair(client, server, "localhost").run();
    assertThat(pair.client.facts().peer().chain()).isEqualTo(P256.chain());
  }

  @Test
  void aCertificateThatNoSuiteServesIsNamedAsTheReason() {
    ClientConfig client = client();
    ClientConfig rsaOnly =
        client.withParameters(
            client
                .parameters()
                .withSuites(List.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)));
    assertRefused(rsaOnly, server(P256), PeerIncompatible.SCHEME_UNMATCHED);
  }

  @Test
  void withHybridsAloneThereIsNoTls12() {
    ServerConfig server = server(P256);
    ServerConfig strict =
        server.withParameters(server.parameters().withGroups(List.of(NamedGroup.X25519MLKEM768)));
    assertRefused(client(), strict, PeerIncompatible.GROUP_UNMATCHED);
  }

  @Test
  void anApplicationProtocolIsAgreedOn() throws TlsFault {
    CredentialChoice choice =
        new CredentialChoice.Chosen(
            List.of(P256), List.of("h2", "http/1.1"), new ClientAuthentication.None(), Bytes.EMPTY);
    ServerConfig server = ServerConfig.of(CredentialSelector.always(choice));
    ClientConfig client = client().withApplicationProtocols(List.of("http/1.1", "h2"));
    EnginePair pair = new EnginePair(client, server, "localhost").run();
    assertThat(pair.client.facts().names().applicationProtocol()).isEqualTo("h2");
    assertThat(pair.server.facts().names().applicationProtocol()).isEqualTo("h2");
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      names = {"P256", "P384", "RSA2048", "ED25519"})
  void aClientShowsItsCertificate(KeyType type) throws TlsFault {
    Credential own = TestSides.credential(type);
    ClientConfig client = client().withCredentials(ClientCredentials.of(own));
    EnginePair pair = new EnginePair(client, asking(true), "localhost").run();
    assertThat(pair.server.facts().peer().chain()).isEqualTo(own.chain());
    assertThat(pair.server.facts().peer().identity()).isEqualTo("accepted");
    assertTalks(pair);
  }

  @Test
  void aClientWithoutTheCertificateThatIsRequiredIsRefused() {
    assertRefused(client(), asking(true), CertificateFault.CERTIFICATE_ABSENT);
  }

  @Test
  void aClientMayLeaveOutACertificateThatIsOptional() throws TlsFault {
    EnginePair pair = new EnginePair(client(), asking(false), "localhost").run();
    assertThat(pair.server.facts().peer().chain()).isEmpty();
    assertTalks(pair);
  }

  @Test
  void aStapledResponseReachesTheVerifier() throws TlsFault {
    Bytes response = Bytes.of(new byte[] {0x30, 3, 0x0a, 1, 6});
    List<Bytes> seen = new ArrayList<>();
    PeerVerifier verifier =
        peer -> {
          seen.add(peer.ocspResponse());
          return TestSides.acceptingVerifier().verify(peer);
        };
    ClientConfig client = ClientConfig.of(verifier);
    EnginePair pair =
        new EnginePair(
                client.withParameters(client.parameters().withVersions(ProtocolVersion.TLS12)),
                server(P256.withOcspResponse(response)),
                "localhost")
            .run();
    assertThat(seen).containsExactly(response);
    assertThat(pair.client.facts().peer().ocspResponse()).isEqualTo(response);
  }

  @Test
  void withoutTheExtendedMasterSecretAStrictServerRefuses() throws TlsFault {
    TlsFault fault = refusedHello(withoutExtension(ExtensionTypes.EXTENDED_MASTER_SECRET));
    assertThat(fault.code()).isEqualTo(PeerIncompatible.EXTENDED_MASTER_SECRET_MISSING);
    assertThat(fault.alert()).contains(Alert.HANDSHAKE_FAILURE);
  }

  @Test
  void aHelloThatPretendsToRenegotiateIsRefused() throws TlsFault {
    TlsFault fault =
        refusedHello(hello ->
            hello.withExtensions(
                hello
                    .extensions()
                    .with(new RenegotiatedConnection(Bytes.of(new byte[] {1, 2, 3})))));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.RENEGOTIATION_INFO_WRONG);
  }

  @Test
  void aHelloWithoutUncompressedPointsIsRefused() throws TlsFault {
    TlsFault fault =
        refusedHello(hello ->
            hello.withExtensions(
                hello.extensions().with(new PointFormats(Bytes.of(new byte[] {1, 2})))));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.POINT_FORMAT_MISSING);
  }

  @Test
  void aHelloThatInsistsOnCompressionIsRefused() throws TlsFault {
    TlsFault fault =
        refusedHello(hello ->
            new ClientHello(
                hello.legacyVersion(),
                hello.random(),
                hello.sessionId(),
                hello.cipherSuites(),
                Bytes.of(new byte[] {1}),
                hello.extensions()));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.COMPRESSION_NULL_MISSING);
  }

  @Test
  void aServerThatSpeaksTls13SaysSoWhereItIsBroughtDown() {
    // The client offers both, the server is told of TLS 1.2 alone: somebody between did that.
    ClientConfig both = TestSides.client();
    TlsEngine client = TlsEngine.client(both, "localhost", 443);
    TlsEngine server = TlsEngine.server(server(P256));
    TlsFault fault =
        catchThrowableOfType(
            TlsFault.class,
            () -> {
              client.start();
              ClientHello hello = Wires.clientHello(EnginePair.drain(client));
              ClientHello lowered =
                  hello.withExtensions(Wires.without(hello, ExtensionTypes.SUPPORTED_VERSIONS));
              EnginePair.feed(Wires.record(lowered), server);
              EnginePair.move(server, client);
            });
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.DOWNGRADE_DETECTED);
  }

  static ClientConfig client() {
    ClientConfig client = TestSides.client();
    return client.withParameters(client.parameters().withVersions(ProtocolVersion.TLS12));
  }

  static ServerConfig server(Credential credential) {
    return TestSides.server(credential);
  }

  private static ServerConfig asking(boolean required) {
    ClientAuthentication asked =
        new ClientAuthentication.Asked(required, TestSides.acceptingVerifier(), List.of());
    CredentialChoice choice =
        new CredentialChoice.Chosen(List.of(P256), List.of(), asked, Bytes.EMPTY);
    return ServerConfig.of(CredentialSelector.always(choice));
  }

  private static UnaryOperator<ClientHello> withoutExtension(int type) {
    return hello -> hello.withExtensions(Wires.without(hello, type));
  }

  private static TlsFault refusedHello(UnaryOperator<ClientHello> change) throws TlsFault {
    TlsEngine client = TlsEngine.client(client(), "localhost", 443);
    client.start();
    byte[] changed = Wires.record(change.apply(Wires.clientHello(EnginePair.drain(client))));
    TlsEngine server = TlsEngine.server(server(P256));
    return catchThrowableOfType(TlsFault.class, () -> EnginePair.feed(changed, server));
  }

  private static void assertRefused(ClientConfig client, ServerConfig server, FaultCode code) {
    TlsFault fault =
        catchThrowableOfType(
            TlsFault.class, () -> new EnginePair(client, server, "localhost").run());
    assertThat(fault.code()).isEqualTo(code);
  }

  private static void assertTalks(EnginePair pair) throws TlsFault {
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
    assertThat(EnginePair.send(pair.server, pair.client, "pong")).isEqualTo("pong");
  }
}

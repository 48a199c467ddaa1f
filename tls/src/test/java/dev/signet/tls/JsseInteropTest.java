// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestIdentity;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.Alert;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One of our sides with the JDK's at the other end, both versions. */
class JsseInteropTest {
  private static final TestIdentity IDENTITY = identity(KeyType.P256);

  static Stream<Arguments> versionsAndKeys() {
    return Stream.of(KeyType.P256, KeyType.P384, KeyType.RSA2048, KeyType.ED25519)
        .flatMap(
            key -> Stream.of(ProtocolVersion.values()).map(version -> Arguments.of(version, key)));
  }

  @ParameterizedTest
  @MethodSource("versionsAndKeys")
  void ourServerServesTheJdksClient(ProtocolVersion version, KeyType type) throws Exception {
    TlsEngine server = TlsEngine.server(TestSides.server(TestSides.credential(type)));
    SSLContext context = JsseContexts.context(IDENTITY);
    JssePeer client = new JssePeer(JsseContexts.client(context, version.label()));
    client.shakeHands(server);
    assertThat(client.engine.getSession().getProtocol()).isEqualTo(version.label());
    assertThat(server.facts().protocol().version()).isEqualTo(version);
    assertTalk(server, client);
  }

  @ParameterizedTest
  @MethodSource("versionsAndKeys")
  void ourClientIsServedByTheJdksServer(ProtocolVersion version, KeyType type) throws Exception {
    TlsEngine client = TlsEngine.client(TestSides.client(), "localhost", 443);
    SSLContext context = JsseContexts.context(identity(type));
    JssePeer server = new JssePeer(JsseContexts.server(context, version.label()));
    server.shakeHands(client);
    assertThat(client.facts().protocol().version()).isEqualTo(version);
    assertThat(client.facts().peer().scheme()).isPresent();
    assertTalk(client, server);
  }

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void theJdksClientShowsItsCertificate(ProtocolVersion version) throws Exception {
    ClientAuthentication asked =
        new ClientAuthentication.Asked(true, TestSides.acceptingVerifier(), List.of());
    CredentialChoice choice =
        new CredentialChoice.Chosen(
            List.of(TestSides.credential(KeyType.P256)), List.of(), asked, Bytes.EMPTY);
    TlsEngine server = TlsEngine.server(ServerConfig.of(CredentialSelector.always(choice)));
    TestIdentity alice = TestSides.CA.client("alice");
    JssePeer client =
        new JssePeer(JsseContexts.client(JsseContexts.context(alice), version.label()));
    client.shakeHands(server);
    assertThat(server.facts().peer().chain().getFirst()).isEqualTo(Bytes.of(alice.der()));
    assertTalk(server, client);
  }

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void theJdksServerGetsOurCertificate(ProtocolVersion version) throws Exception {
    TestIdentity alice = TestSides.CA.client("alice");
    ClientConfig config =
        TestSides.client().withCredentials(ClientCredentials.of(TestSides.credential(alice)));
    TlsEngine client = TlsEngine.client(config, "localhost", 443);
    SSLEngine engine = JsseContexts.server(JsseContexts.context(IDENTITY), version.label());
    engine.setNeedClientAuth(true);
    JssePeer server = new JssePeer(engine);
    server.shakeHands(client);
    assertThat(engine.getSession().getPeerCertificates()[0]).isEqualTo(alice.certificate());
    assertTalk(client, server);
  }

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void anApplicationProtocolIsAgreedOnWithTheJdk(ProtocolVersion version) throws Exception {
    TlsEngine client =
        TlsEngine.client(
            TestSides.client().withApplicationProtocols(List.of("h2", "http/1.1")), "localhost", 1);
    SSLEngine engine = JsseContexts.server(JsseContexts.context(IDENTITY), version.label());
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    engine.setSSLParameters(parameters);
    new JssePeer(engine).shakeHands(client);
    assertThat(client.facts().names().applicationProtocol()).isEqualTo("http/1.1");
    assertThat(engine.getApplicationProtocol()).isEqualTo("http/1.1");
  }

  @Test
  void theJdksClientResumesOurTicketOfTls12() throws Exception {
    ServerConfig config =
        TestSides.server(TestSides.credential(KeyType.P256)).withSessions(TestTickets.sessions());
    SSLContext context = JsseContexts.context(IDENTITY);
    Resumption[] seen = new Resumption[2];
    for (int i = 0; i < seen.length; i++) {
      TlsEngine server = TlsEngine.server(config);
      JssePeer client = new JssePeer(JsseContexts.client(context, ProtocolVersion.TLS12.label()));
      client.shakeHands(server);
      assertTalk(server, client);
      seen[i] = server.facts().protocol().resumption();
    }
    assertThat(seen).containsExactly(Resumption.NONE, Resumption.RESUMED);
  }

  @Test
  void ourClientResumesTheJdksTicketOfTls12() throws Exception {
    ClientConfig config = TestSides.client().withSessions(new TestSessions());
    SSLContext context = JsseContexts.context(IDENTITY);
    Resumption[] seen = new Resumption[2];
    for (int i = 0; i < seen.length; i++) {
      TlsEngine client = TlsEngine.client(config, "localhost", 443);
      JssePeer server = new JssePeer(JsseContexts.server(context, ProtocolVersion.TLS12.label()));
      server.shakeHands(client);
      assertTalk(client, server);
      seen[i] = client.facts().protocol().resumption();
    }
    assertThat(seen).containsExactly(Resumption.NONE, Resumption.RESUMED);
  }

  @Test
  void theJdksWishForAnotherHandshakeIsRefused() throws Exception {
    TlsEngine server = TlsEngine.server(TestSides.server(TestSides.credential(KeyType.P256)));
    SSLContext context = JsseContexts.context(IDENTITY);
    JssePeer client = new JssePeer(JsseContexts.client(context, ProtocolVersion.TLS12.label()));
    client.shakeHands(server);
    client.engine.beginHandshake();
    byte[] hello = client.wrap("");
    TlsFault fault = catchThrowableOfType(TlsFault.class, () -> EnginePair.feed(hello, server));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.RENEGOTIATION_REFUSED);
    assertThat(fault.alert()).contains(Alert.NO_RENEGOTIATION);
  }

  @Test
  void theJdksServersWishForAnotherHandshakeIsRefused() throws Exception {
    TlsEngine client = TlsEngine.client(TestSides.client(), "localhost", 443);
    SSLContext context = JsseContexts.context(IDENTITY);
    JssePeer server = new JssePeer(JsseContexts.server(context, ProtocolVersion.TLS12.label()));
    server.shakeHands(client);
    server.engine.beginHandshake();
    byte[] request = server.wrap("");
    TlsFault fault = catchThrowableOfType(TlsFault.class, () -> EnginePair.feed(request, client));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.RENEGOTIATION_REFUSED);
  }

  @Test
  void theJdkBringingUsDownToTls12IsNoAttackWhereItKnowsNoMore() throws Exception {
    TlsEngine client = TlsEngine.client(TestSides.client(), "localhost", 443);
    SSLContext context = JsseContexts.context(IDENTITY);
    new JssePeer(JsseContexts.server(context, ProtocolVersion.TLS12.label())).shakeHands(client);
    assertThat(client.facts().protocol().version()).isEqualTo(ProtocolVersion.TLS12);
  }

  private static void assertTalk(TlsEngine ours, JssePeer theirs) throws Exception {
    assertThat(theirs.unwrap(EnginePair.seal(ours, "ping"))).isEqualTo("ping");
    assertThat(EnginePair.feed(theirs.wrap("pong"), ours)).isEqualTo("pong");
    String long1 = "x".repeat(50_000);
    assertThat(EnginePair.feed(theirs.wrap(long1), ours)).isEqualTo(long1);
    assertThat(theirs.unwrap(EnginePair.seal(ours, long1))).isEqualTo(long1);
  }

  private static TestIdentity identity(KeyType type) {
    return TestSides.CA.serverDraft("localhost").key(type).issuedBy(TestSides.CA.intermediate());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jsse.EnginePair;
import dev.signet.jsse.TestParty;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our engine with the JDK's and with itself. */
class EngineHandshakeTest {
  private static final TestCa CA = TestCa.create();

  static Stream<Arguments> pairs() {
    Provider ours = TestParty.signet();
    Provider theirs = TestParty.jdk();
    return Stream.of("TLSv1.3", "TLSv1.2")
        .flatMap(version ->
            Stream.of(
                Arguments.of("ours with ours", ours, ours, version),
                Arguments.of("our client with the JDK's server", ours, theirs, version),
                Arguments.of("the JDK's client with our server", theirs, ours, version)));
  }

  @ParameterizedTest(name = "{0}, {3}")
  @MethodSource("pairs")
  void bothSidesAgreeAndTalk(String name, Provider client, Provider server, String version)
      throws Exception {
    EnginePair pair =
        EnginePair.of(TestParty.client(client, CA), TestParty.server(server, CA))
            .speaking(version)
            .handshake();
    // The JDK's client says it again with each ticket.
    assertThat(client.getName().equals("Signet") ? pair.clientFinished() : 1).isEqualTo(1);
    assertThat(server.getName().equals("Signet") ? pair.serverFinished() : 1).isEqualTo(1);
    assertThat(pair.client().getSession().getProtocol()).isEqualTo(version);
    assertThat(pair.server().getSession().getCipherSuite())
        .isEqualTo(pair.client().getSession().getCipherSuite());
    String text = "x".repeat(100_000);
    assertThat(EnginePair.transfer(pair.client(), pair.server(), text)).isEqualTo(text);
    assertThat(EnginePair.transfer(pair.server(), pair.client(), text)).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0}, {3}")
  @MethodSource("pairs")
  void bothSidesShowCertificates(String name, Provider client, Provider server, String version)
      throws Exception {
    TestIdentity alice = CA.client("alice");
    EnginePair pair =
        EnginePair.of(TestParty.client(client, CA, alice), TestParty.server(server, CA))
            .speaking(version);
    pair.server().setNeedClientAuth(true);
    pair.handshake();
    X509Certificate seen = (X509Certificate) pair.server().getSession().getPeerCertificates()[0];
    assertThat(seen).isEqualTo(alice.certificate());
    assertThat(pair.server().getSession().getPeerPrincipal().getName()).isEqualTo("CN=alice");
    assertThat(pair.client().getSession().getLocalCertificates()[0]).isEqualTo(seen);
    assertThat(pair.client().getSession().getPeerPrincipal().getName())
        .isEqualTo("CN=" + TestParty.HOST);
  }

  @ParameterizedTest(name = "{0}, {3}")
  @MethodSource("pairs")
  void anApplicationProtocolIsAgreedOn(
      String name, Provider client, Provider server, String version) throws Exception {
    EnginePair pair =
        EnginePair.of(TestParty.client(client, CA), TestParty.server(server, CA)).speaking(version);
    protocols(pair.client(), "h2", "http/1.1");
    protocols(pair.server(), "http/1.1", "h2");
    assertThat(pair.client().getApplicationProtocol()).isNull();
    pair.handshake();
    assertThat(pair.client().getApplicationProtocol()).isEqualTo("http/1.1");
    assertThat(pair.server().getApplicationProtocol()).isEqualTo("http/1.1");
  }

  @ParameterizedTest(name = "{0}, {3}")
  @MethodSource("pairs")
  void theServerSeesTheNameThatTheClientAskedFor(
      String name, Provider client, Provider server, String version) throws Exception {
    EnginePair pair =
        EnginePair.of(TestParty.client(client, CA), TestParty.server(server, CA)).speaking(version);
    SSLParameters parameters = pair.client().getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName("api.example.org")));
    pair.client().setSSLParameters(parameters);
    pair.handshake();
    ExtendedSSLSession session = (ExtendedSSLSession) pair.server().getSession();
    assertThat(session.getRequestedServerNames())
        .containsExactly(new SNIHostName("api.example.org"));
  }

  @Test
  void eachKindOfKeyServes() throws Exception {
    for (KeyType type : List.of(KeyType.P256, KeyType.P384, KeyType.RSA2048, KeyType.ED25519)) {
      TestIdentity server = CA.serverDraft(TestParty.HOST).key(type).issuedBy(CA.intermediate());
      for (Provider other : List.of(TestParty.signet(), TestParty.jdk())) {
        TrustManager[] trust = TestParty.trust(TestParty.signet(), CA);
        SSLContext ours =
            TestParty.context(
                TestParty.signet(), TestParty.keys(TestParty.signet(), server), trust);
        EnginePair pair = EnginePair.of(TestParty.client(other, CA), ours).handshake();
        assertThat(EnginePair.transfer(pair.client(), pair.server(), "hello"))
            .as(type.toString())
            .isEqualTo("hello");
      }
    }
  }

  @Test
  void keyingMaterialIsTheSameOnBothSides() throws Exception {
    EnginePair pair =
        EnginePair.of(
                TestParty.client(TestParty.signet(), CA), TestParty.server(TestParty.jdk(), CA))
            .handshake();
    ExtendedSSLSession ours = (ExtendedSSLSession) pair.client().getSession();
    ExtendedSSLSession theirs = (ExtendedSSLSession) pair.server().getSession();
    byte[] label = {1, 2, 3};
    assertThat(ours.exportKeyingMaterialData("EXPORTER-test", label, 40))
        .isEqualTo(theirs.exportKeyingMaterialData("EXPORTER-test", label, 40));
    assertThat(ours.exportKeyingMaterialKey("AES", "EXPORTER-key", null, 16).getEncoded())
        .isEqualTo(theirs.exportKeyingMaterialKey("AES", "EXPORTER-key", null, 16).getEncoded());
  }

  private static void protocols(SSLEngine engine, String... protocols) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(protocols);
    engine.setSSLParameters(parameters);
  }
}

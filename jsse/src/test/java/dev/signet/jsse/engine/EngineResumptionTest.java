// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jsse.EnginePair;
import dev.signet.jsse.SessionDetails;
import dev.signet.jsse.TestParty;
import dev.signet.testkit.TestCa;
import java.net.Socket;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes back shows no certificate again, as long as the rules are the same. */
class EngineResumptionTest {
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
  void theSecondHandshakeNeedsNoCertificate(
      String name, Provider client, Provider server, String version) throws Exception {
    Counting trust = new Counting();
    SSLContext from = TestParty.context(client, null, new TrustManager[] {trust});
    SSLContext to = TestParty.server(server, CA);
    for (int i = 0; i < 3; i++) {
      EnginePair pair = EnginePair.of(from, to).speaking(version).handshake();
      assertThat(EnginePair.transfer(pair.client(), pair.server(), "hello")).isEqualTo("hello");
      assertThat(EnginePair.transfer(pair.server(), pair.client(), "hello")).isEqualTo("hello");
      assertThat(pair.client().getSession().getPeerPrincipal().getName())
          .isEqualTo("CN=" + TestParty.HOST);
      SSLSession session =
          client.getName().equals("Signet")
              ? pair.client().getSession()
              : pair.server().getSession();
      assertThat(SessionDetails.of(session).orElseThrow().resumed()).isEqualTo(i > 0);
      end(pair);
    }
    assertThat(trust.asked.get()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aServerKnowsItsOwnCertificateAlsoForWhoComesBack(String version) throws Exception {
    SSLContext from = TestParty.client(TestParty.signet(), CA);
    SSLContext to = TestParty.server(TestParty.signet(), CA);
    for (int i = 0; i < 2; i++) {
      EnginePair pair = EnginePair.of(from, to).speaking(version).handshake();
      SSLSession session = pair.server().getSession();
      assertThat(SessionDetails.of(session).orElseThrow().resumed()).isEqualTo(i > 0);
      assertThat(session.getLocalPrincipal().getName()).isEqualTo("CN=" + TestParty.HOST);
      // Libraries cast the array, since the JDK's is of this type.
      assertThat(session.getLocalCertificates()).isInstanceOf(X509Certificate[].class);
      assertThat(pair.client().getSession().getPeerCertificates())
          .isInstanceOf(X509Certificate[].class);
      end(pair);
    }
  }

  @Test
  void aConnectionThatLooksAtTheNameDoesNotGoOnWhereOneDidNot() throws Exception {
    Counting trust = new Counting();
    SSLContext from = TestParty.context(TestParty.signet(), null, new TrustManager[] {trust});
    SSLContext to = TestParty.server(TestParty.signet(), CA);
    EnginePair.of(from, to).handshake();
    EnginePair strict = EnginePair.of(from, to);
    SSLParameters parameters = strict.client().getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    strict.client().setSSLParameters(parameters);
    strict.handshake();
    assertThat(trust.asked.get()).isEqualTo(2);
  }

  @Test
  void aServerThatBeginsToAskForCertificatesAsksThoseWhoComeBack() throws Exception {
    SSLContext from = TestParty.client(TestParty.signet(), CA, CA.client("alice"));
    SSLContext to = TestParty.server(TestParty.signet(), CA);
    EnginePair.of(from, to).handshake();
    EnginePair asking = EnginePair.of(from, to);
    asking.server().setNeedClientAuth(true);
    asking.handshake();
    assertThat(asking.server().getSession().getPeerPrincipal().getName()).isEqualTo("CN=alice");
  }

  @Test
  void whoShowedACertificateIsKnownWhenComingBack() throws Exception {
    SSLContext from = TestParty.client(TestParty.signet(), CA, CA.client("alice"));
    SSLContext to = TestParty.server(TestParty.signet(), CA);
    for (int i = 0; i < 2; i++) {
      EnginePair pair = EnginePair.of(from, to);
      pair.server().setNeedClientAuth(true);
      pair.handshake();
      assertThat(pair.server().getSession().getPeerPrincipal().getName()).isEqualTo("CN=alice");
    }
  }

  private static void end(EnginePair pair) throws Exception {
    pair.client().closeOutbound();
    pair.settle();
    pair.server().closeOutbound();
    pair.settle();
  }

  /** Trusts everybody and counts. */
  private static final class Counting extends X509ExtendedTrustManager {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
      asked.incrementAndGet();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

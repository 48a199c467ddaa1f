// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jsse.EnginePair;
import dev.signet.jsse.TestParty;
import dev.signet.testkit.TestCa;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/** Managers, selectors and matchers that the application brings. */
class ForeignPartsTest {
  private static final TestCa CA = TestCa.create();

  @Test
  void ourManagersNeedNoTask() throws Exception {
    EnginePair pair =
        EnginePair.of(
            TestParty.client(TestParty.signet(), CA), TestParty.server(TestParty.signet(), CA));
    assertThat(tasks(pair)).isZero();
  }

  @Test
  void theJdksManagersAreAskedInTasks() throws Exception {
    KeyManager[] keys = TestParty.keys(TestParty.jdk(), CA.server(TestParty.HOST));
    TrustManager[] trust = TestParty.trust(TestParty.jdk(), CA);
    EnginePair pair =
        EnginePair.of(
            TestParty.context(TestParty.signet(), null, trust),
            TestParty.context(TestParty.signet(), keys, trust));
    assertThat(tasks(pair)).isEqualTo(2);
    assertThat(EnginePair.transfer(pair.client(), pair.server(), "hello")).isEqualTo("hello");
  }

  @Test
  void ourManagersServeTheJdksContext() throws Exception {
    KeyManager[] keys = TestParty.keys(TestParty.signet(), CA.server(TestParty.HOST));
    TrustManager[] trust = TestParty.trust(TestParty.signet(), CA);
    EnginePair pair =
        EnginePair.of(
                TestParty.context(TestParty.jdk(), null, trust),
                TestParty.context(TestParty.jdk(), keys, trust))
            .handshake();
    assertThat(EnginePair.transfer(pair.client(), pair.server(), "hello")).isEqualTo("hello");
  }

  @Test
  void whatTheApplicationsTrustManagerThrowsIsTheCause() {
    CertificateException own = new CertificateException("not on Sundays");
    SSLContext client =
        TestParty.context(
            TestParty.signet(), null, new TrustManager[] {new Recording(List.of(), own)});
    EnginePair pair = EnginePair.of(client, TestParty.server(TestParty.signet(), CA));
    assertThatThrownBy(pair::handshake)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageStartingWith("trust-manager-refused")
        .hasMessageContaining("not on Sundays")
        .hasCause(own);
    assertThatThrownBy(pair::settle).hasMessageContaining("certificate_unknown");
  }

  @Test
  void theApplicationsTrustManagerSeesTheHandshakeSession() throws Exception {
    List<String> seen = new ArrayList<>();
    SSLContext client =
        TestParty.context(TestParty.signet(), null, new TrustManager[] {new Recording(seen, null)});
    EnginePair.of(client, TestParty.server(TestParty.signet(), CA)).handshake();
    assertThat(seen)
        .containsExactly("UNKNOWN", "localhost", "TLSv1.3", "CN=localhost", "[localhost]");
  }

  @Test
  void aPlainTrustManagerDoesNotTakeTheNameCheckAway() throws Exception {
    X509TrustManager everybody = new Everybody();
    SSLContext context =
        TestParty.context(TestParty.signet(), null, new TrustManager[] {everybody});
    SSLEngine client = context.createSSLEngine("wrong.example", 443);
    SSLParameters parameters = client.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    client.setSSLParameters(parameters);
    EnginePair pair =
        new EnginePair(client, TestParty.server(TestParty.signet(), CA).createSSLEngine());
    assertThatThrownBy(pair::handshake).hasMessageStartingWith("certificate-name-mismatch");
  }

  @Test
  void theSelectorChoosesTheProtocol() throws Exception {
    EnginePair pair = offering("h2", "acme");
    pair.server()
        .setHandshakeApplicationProtocolSelector((engine, offered) ->
            engine.getHandshakeSession() != null && offered.contains("acme") ? "acme" : null);
    pair.handshake();
    assertThat(pair.client().getApplicationProtocol()).isEqualTo("acme");
    assertThat(pair.server().getApplicationProtocol()).isEqualTo("acme");
  }

  @Test
  void aSelectorThatFindsNothingEndsTheHandshake() throws Exception {
    EnginePair pair = offering("h2");
    pair.server().setHandshakeApplicationProtocolSelector((engine, offered) -> null);
    assertThatThrownBy(pair::handshake)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("No matching application layer protocol values");
    assertThatThrownBy(pair::settle).hasMessageContaining("no_application_protocol");
  }

  @Test
  void whatASelectorThrowsIsToldAndEndsTheHandshake() {
    EnginePair pair = offering("h2");
    pair.server()
        .setHandshakeApplicationProtocolSelector((engine, offered) -> {
          throw new IllegalStateException("not today");
        });
    assertThatThrownBy(pair::handshake).isInstanceOf(SSLException.class);
    assertThatThrownBy(pair::settle).hasMessageContaining("internal_error");
  }

  @Test
  void aSelectorThatChoosesNothingGoesOnWithout() throws Exception {
    EnginePair pair = offering("h2");
    pair.server().setHandshakeApplicationProtocolSelector((engine, offered) -> "");
    pair.handshake();
    assertThat(pair.client().getApplicationProtocol()).isEmpty();
  }

  @Test
  void aNameThatNoMatcherTakesIsRefused() {
    EnginePair pair =
        EnginePair.of(
            TestParty.client(TestParty.signet(), CA), TestParty.server(TestParty.signet(), CA));
    SSLParameters parameters = pair.server().getSSLParameters();
    SNIMatcher matcher = SNIHostName.createSNIMatcher("(.*\\.)?example\\.org");
    parameters.setSNIMatchers(List.of(matcher));
    pair.server().setSSLParameters(parameters);
    assertThatThrownBy(pair::handshake).hasMessageContaining("Unrecognized server name");
    assertThatThrownBy(pair::settle).hasMessageContaining("unrecognized_name");
  }

  @Test
  void theCertificateThatNamesTheHostIsShown() throws Exception {
    KeyManager[] keys =
        TestParty.keys(TestParty.signet(), CA.server("other.example"), CA.server(TestParty.HOST));
    SSLContext server =
        TestParty.context(TestParty.signet(), keys, TestParty.trust(TestParty.signet(), CA));
    EnginePair pair = EnginePair.of(TestParty.client(TestParty.signet(), CA), server).handshake();
    assertThat(pair.client().getSession().getPeerPrincipal().getName())
        .isEqualTo("CN=" + TestParty.HOST);
  }

  private static EnginePair offering(String... protocols) {
    EnginePair pair =
        EnginePair.of(
            TestParty.client(TestParty.signet(), CA), TestParty.server(TestParty.signet(), CA));
    SSLParameters parameters = pair.client().getSSLParameters();
    parameters.setApplicationProtocols(protocols);
    pair.client().setSSLParameters(parameters);
    return pair;
  }

  /** Shakes hands by the book and counts the tasks; each is given out once. */
  private static int tasks(EnginePair pair) throws SSLException {
    pair.client().beginHandshake();
    pair.server().beginHandshake();
    ByteBuffer up = ByteBuffer.allocate(1 << 17);
    ByteBuffer down = ByteBuffer.allocate(1 << 17);
    int tasks = 0;
    for (int turn = 0; turn < 20; turn++) {
      tasks += turn(pair.client(), down, up);
      tasks += turn(pair.server(), up, down);
    }
    assertThat(pair.client().getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    assertThat(pair.server().getSession().isValid()).isTrue();
    return tasks;
  }

  private static int turn(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    int tasks = 0;
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> {
        Runnable task = engine.getDelegatedTask();
        assertThat(engine.getDelegatedTask()).isNull();
        assertThat(engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_TASK);
        ByteBuffer early = in.duplicate().flip();
        assertThat(engine.unwrap(early, ByteBuffer.allocate(0)).bytesConsumed()).isZero();
        task.run();
        tasks++;
      }
      case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
      default -> {
        in.flip();
        engine.unwrap(in, ByteBuffer.allocate(20_000));
        in.compact();
      }
    }
    return tasks;
  }

  /** Trusts everybody, and does not see names. */
  private static final class Everybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /** Notes what it is asked, then throws where it is told to. */
  private static final class Recording extends X509ExtendedTrustManager {
    private final List<String> seen;
    private final CertificateException thrown;

    private Recording(List<String> seen, CertificateException thrown) {
      this.seen = seen;
      this.thrown = thrown;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      if (thrown != null) {
        throw thrown;
      }
      ExtendedSSLSession session = (ExtendedSSLSession) engine.getHandshakeSession();
      seen.add(authType);
      seen.add(session.getPeerHost());
      seen.add(session.getProtocol());
      seen.add(chain[0].getSubjectX500Principal().getName());
      seen.add(
          session.getRequestedServerNames().stream()
              .map(name -> ((SNIHostName) name).getAsciiName())
              .toList()
              .toString());
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

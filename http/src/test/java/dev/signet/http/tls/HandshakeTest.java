// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.signet.explain.Code;
import dev.signet.http.BlockingService;
import dev.signet.http.Body;
import dev.signet.http.CertifiedKey;
import dev.signet.http.Response;
import dev.signet.http.TlsCode;
import dev.signet.http.TlsEndpoint;
import dev.signet.http.TlsOutcome;
import dev.signet.http.TlsPolicy;
import dev.signet.http.TlsPolicy.ClientAuthentication;
import dev.signet.http.server.HttpServer;
import dev.signet.http.server.ListenerSettings;
import dev.signet.http.server.ServerSettings;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes with clients that say nothing, or that have a certificate to show, or have none. */
class HandshakeTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final char[] PASSWORD = "password".toCharArray();

  private final TestCa ca = TestCa.create();
  private final BlockingQueue<TlsOutcome> outcomes = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @ValueSource(strings = {"", "160301", "160301020001000", "GET / HTTP/1.1\r\nHo"})
  void aClientThatStopsIsLetGoWhenTheTimeIsOver(String sent) throws Exception {
    Duration patience = Duration.ofMillis(400);
    try (HttpServer server = serve(ClientAuthentication.NONE, patience);
        Socket client = connect(server)) {
      long start = System.nanoTime();
      client.getOutputStream().write(bytes(sent));
      assertThat(client.getInputStream().read()).isEqualTo(-1);
      Duration held = Duration.ofNanos(System.nanoTime() - start);
      assertThat(held).isBetween(patience.minusMillis(50), patience.plusSeconds(5));
      assertThat(refusal()).isEqualTo(TlsCode.TLS_HANDSHAKE_SLOW);
    }
  }

  @Test
  void aClientThatSpeaksInTimeIsNotCutOffLater() throws Exception {
    Duration patience = Duration.ofMillis(1500);
    try (HttpServer server = serve(ClientAuthentication.NONE, patience);
        SSLSocket client = handshake(server, context(Optional.empty()), "TLSv1.3")) {
      Thread.sleep(patience.plusMillis(300));
      assertThat(answer(client)).startsWith("HTTP/1.1 200 ");
    }
  }

  @ParameterizedTest
  @CsvSource({"OPTIONAL,TLSv1.3", "OPTIONAL,TLSv1.2", "REQUIRED,TLSv1.3", "REQUIRED,TLSv1.2"})
  void aTrustedClientCertificateIsAFactOfTheConnection(ClientAuthentication mode, String version)
      throws Exception {
    TestIdentity worker = ca.client("worker");
    try (HttpServer server = serve(mode, PATIENCE);
        SSLSocket client = handshake(server, context(Optional.of(worker)), version)) {
      assertThat(answer(client)).startsWith("HTTP/1.1 200 ");
      assertThat(outcome())
          .asInstanceOf(type(TlsOutcome.Established.class))
          .satisfies(established -> {
            assertThat(established.facts().protocol()).isEqualTo(version);
            assertThat(established.facts().peerCertificates().getFirst())
                .isEqualTo(worker.certificate());
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void whereACertificateIsOptionalItMayBeLeftOut(String version) throws Exception {
    try (HttpServer server = serve(ClientAuthentication.OPTIONAL, PATIENCE);
        SSLSocket client = handshake(server, context(Optional.empty()), version)) {
      assertThat(answer(client)).startsWith("HTTP/1.1 200 ");
      assertThat(outcome())
          .asInstanceOf(type(TlsOutcome.Established.class))
          .satisfies(established -> assertThat(established.facts().peerCertificates()).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void whereACertificateIsRequiredItMayNotBeLeftOut(String version) throws Exception {
    assertRefused(ClientAuthentication.REQUIRED, Optional.empty(), version);
  }

  @ParameterizedTest
  @CsvSource({"OPTIONAL,TLSv1.3", "OPTIONAL,TLSv1.2", "REQUIRED,TLSv1.3", "REQUIRED,TLSv1.2"})
  void aClientCertificateOfAStrangerIsRefused(ClientAuthentication mode, String version)
      throws Exception {
    assertRefused(mode, Optional.of(TestCa.create().client("worker")), version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aCertificateForServersIsNoneForClients(String version) throws Exception {
    assertRefused(ClientAuthentication.REQUIRED, Optional.of(ca.server("localhost")), version);
  }

  private void assertRefused(
      ClientAuthentication mode, Optional<TestIdentity> identity, String version) throws Exception {
    try (HttpServer server = serve(mode, PATIENCE)) {
      // In TLS 1.3 the client is done before the server has looked at its certificate, so that the
      // refusal comes with the first read (RFC 9846, 4.4.2.4).
      assertThatThrownBy(
              () -> {
                try (SSLSocket client = handshake(server, context(identity), version)) {
                  assertThat(answer(client)).isEmpty();
                  throw new SSLException("closed");
                }
              })
          .isInstanceOf(IOException.class);
      assertThat(refusal()).isEqualTo(TlsCode.TLS_CLIENT_CERTIFICATE_REFUSED);
    }
  }

  private HttpServer serve(ClientAuthentication mode, Duration patience)
      throws GeneralSecurityException, IOException {
    TestIdentity own = ca.server("localhost", "127.0.0.1");
    CertifiedKey key = new CertifiedKey(own.keys().getPrivate(), chain(own));
    TlsPolicy policy = new TlsPolicy(key, List.of("http/1.1"), mode);
    JsseEndpoint jsse = JsseEndpoint.of(_ -> Optional.of(policy), trusting(), patience);
    TlsEndpoint recorded =
        (channel, outcome) ->
            jsse.accept(
                channel,
                told -> {
                  outcomes.add(told);
                  outcome.accept(told);
                });
    BlockingService service =
        new BlockingService(_ ->
            Response.of(
                HttpResponseStatus.OK, Body.of("fine".getBytes(StandardCharsets.US_ASCII))));
    return HttpServer.start(
        ServerSettings.standard(Clock.systemUTC()),
        List.of(ListenerSettings.tls("https", ANY, recorded, service)));
  }

  private TlsOutcome outcome() throws InterruptedException {
    TlsOutcome outcome = outcomes.poll(10, TimeUnit.SECONDS);
    assertThat(outcome).isNotNull();
    return outcome;
  }

  private Code refusal() throws InterruptedException {
    TlsOutcome outcome = outcome();
    assertThat(outcome).isInstanceOf(TlsOutcome.Refused.class);
    return ((TlsOutcome.Refused) outcome).report().headline().code();
  }

  private X509TrustManager trusting() throws GeneralSecurityException, IOException {
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry("root", ca.root().certificate());
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(roots);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  private SSLContext context(Optional<TestIdentity> identity)
      throws GeneralSecurityException, IOException {
    KeyManager[] keys = {};
    if (identity.isPresent()) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "own",
          identity.get().keys().getPrivate(),
          PASSWORD,
          chain(identity.get()).toArray(X509Certificate[]::new));
      KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
      factory.init(store, PASSWORD);
      keys = factory.getKeyManagers();
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        // A client that shows what it has, also to a server that names other issuers.
        identity.isPresent() ? new KeyManager[] {new StubbornKeys(keys[0])} : keys,
        new X509TrustManager[] {trusting()},
        new SecureRandom());
    return context;
  }

  private static List<X509Certificate> chain(TestIdentity identity) {
    List<X509Certificate> chain = new ArrayList<>();
    Optional<TestIdentity> each = Optional.of(identity);
    while (each.isPresent() && each.get().issuer().isPresent()) {
      chain.add(each.get().certificate());
      each = each.get().issuer();
    }
    return chain;
  }

  private static Socket connect(HttpServer server) throws IOException {
    InetSocketAddress address = (InetSocketAddress) server.address("https");
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }

  private static SSLSocket handshake(HttpServer server, SSLContext context, String version)
      throws IOException {
    Socket plain = connect(server);
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
    socket.setEnabledProtocols(new String[] {version});
    socket.startHandshake();
    return socket;
  }

  private static String answer(SSLSocket client) throws IOException {
    String request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(String sent) {
    return sent.startsWith("16")
        ? java.util.HexFormat.of().parseHex(sent.length() % 2 == 0 ? sent : sent + "0")
        : sent.getBytes(StandardCharsets.US_ASCII);
  }
}

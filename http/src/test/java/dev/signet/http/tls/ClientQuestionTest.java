// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.http.BlockingService;
import dev.signet.http.Body;
import dev.signet.http.CertificateSource;
import dev.signet.http.CertifiedKey;
import dev.signet.http.Request;
import dev.signet.http.Response;
import dev.signet.http.TlsEndpoint;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a web server asks for a certificate. */
class ClientQuestionTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final int PATIENCE_MILLIS = 30_000;
  private static final char[] PASSWORD = "secret".toCharArray();

  private final TestCa ca = TestCa.create();

  @ParameterizedTest
  @CsvSource({
    "true,  asking.localhost, TLSv1.3, 1",
    "true,  asking.localhost, TLSv1.2, 1",
    "true,  localhost,        TLSv1.3, 0",
    "false, asking.localhost, TLSv1.3, 1",
    "false, asking.localhost, TLSv1.2, 1",
    "false, localhost,        TLSv1.3, 0",
  })
  void clientsAreAskedUnderOneNameAlone(boolean engine, String name, String version, int shown)
      throws Exception {
    try (HttpServer server = serve(engine);
        SSLSocket client = handshake(server, name, version)) {
      assertThat(answer(client, name)).endsWith("\r\n\r\n" + shown);
    }
  }

  private HttpServer serve(boolean engine) throws GeneralSecurityException, IOException {
    TestIdentity own = ca.server("localhost", "asking.localhost");
    CertifiedKey key = new CertifiedKey(own.keys().getPrivate(), chain(own));
    CertificateSource source = _ -> Optional.of(key);
    ClientQuestion question = new ClientQuestion("asking.localhost"::equals, trusting());
    TlsEndpoint endpoint =
        engine ? EngineEndpoint.of(source, question) : JsseEndpoint.of(source, question);
    return HttpServer.start(
        ServerSettings.standard(Clock.systemUTC()),
        List.of(
            ListenerSettings.tls(
                "https", ANY, endpoint, new BlockingService(ClientQuestionTest::counted))));
  }

  private static Response counted(Request request) {
    int shown = Objects.requireNonNull(request.connection().tls()).peerCertificates().size();
    String text = Integer.toString(Math.min(shown, 1));
    return Response.of(HttpResponseStatus.OK, Body.of(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private X509TrustManager trusting() throws GeneralSecurityException, IOException {
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry("root", ca.root().certificate());
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(roots);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  private SSLSocket handshake(HttpServer server, String name, String version)
      throws GeneralSecurityException, IOException {
    TestIdentity worker = ca.client("worker");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    X509Certificate[] chain = chain(worker).toArray(X509Certificate[]::new);
    store.setKeyEntry("own", worker.keys().getPrivate(), PASSWORD, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), new TrustManager[] {trusting()}, new SecureRandom());
    int port = ((InetSocketAddress) server.address("https")).getPort();
    Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
    plain.setSoTimeout(PATIENCE_MILLIS);
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true);
    socket.setEnabledProtocols(new String[] {version});
    socket.startHandshake();
    return socket;
  }

  private static String answer(SSLSocket client, String name) throws IOException {
    String request = "GET / HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n";
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  private static List<X509Certificate> chain(TestIdentity identity) {
    List<X509Certificate> chain = new java.util.ArrayList<>();
    Optional<TestIdentity> each = Optional.of(identity);
    while (each.isPresent() && each.get().issuer().isPresent()) {
      chain.add(each.get().certificate());
      each = each.get().issuer();
    }
    return chain;
  }
}

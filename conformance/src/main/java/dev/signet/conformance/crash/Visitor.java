// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.crash;

import dev.signet.http.JsonBody;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A client of the program's HTTPS side that trusts its root alone. */
final class Visitor implements AutoCloseable {
  static final String PASSWORD = "seven lamps beside the harbour wall";

  /** Longer than any answer takes on a busy machine. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final URI base;
  private final SSLContext trust;
  private final HttpClient client;

  /**
   * @param source the loopback address to come from, because registrations are throttled by it
   */
  Visitor(URI base, Path root, InetAddress source) throws IOException, GeneralSecurityException {
    this.base = base;
    this.trust = trusting(root);
    this.client =
        HttpClient.newBuilder()
            .sslContext(trust)
            .localAddress(source)
            .connectTimeout(LIMIT)
            .build();
  }

  HttpResponse<String> register(String name) throws IOException, InterruptedException {
    return post("/auth/register", Map.of("username", name, "password", PASSWORD));
  }

  HttpResponse<String> login(String name) throws IOException, InterruptedException {
    return post("/auth/login", Map.of("username", name, "password", PASSWORD));
  }

  HttpResponse<String> refresh(String token) throws IOException, InterruptedException {
    return post("/oauth2/token", Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  /** Asks for a page that any signed-in user may see, and gives the status. */
  int steps(String access) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request("/free/steps").header("Authorization", "Bearer " + access);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  static JsonBody json(HttpResponse<String> response) {
    return JsonBody.parse(response.body().getBytes(StandardCharsets.UTF_8));
  }

  /** The serial number of the certificate that the gateway shows. */
  BigInteger servedSerial() throws IOException {
    try (SSLSocket socket =
        (SSLSocket) trust.getSocketFactory().createSocket(base.getHost(), base.getPort())) {
      socket.startHandshake();
      return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  private HttpResponse<String> post(String path, Map<String, String> form)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
  }

  private static SSLContext trusting(Path root) throws IOException, GeneralSecurityException {
    KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
    roots.load(null, null);
    try (InputStream pem = Files.newInputStream(root)) {
      roots.setCertificateEntry(
          "root", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import java.io.IOException;
import java.io.InputStream;
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
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The JDK's own HTTP client with one root to trust. */
final class TrustingClient implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http;

  TrustingClient(Path rootPem, HttpClient.Version version) {
    this.http =
        HttpClient.newBuilder()
            .sslContext(trusting(rootPem))
            .version(version)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(LIMIT)
            .build();
  }

  HttpResponse<String> get(URI url, String... fields) {
    return send(request(url, fields).GET().build());
  }

  HttpResponse<String> postForm(URI url, Map<String, String> form, String... fields) {
    String body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(url, fields)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  HttpResponse<String> postJson(URI url, String json, String... fields) {
    return send(
        request(url, fields)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(request.toString(), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  static SSLContext trusting(Path rootPem) {
    try (InputStream stream = Files.newInputStream(rootPem)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "root", CertificateFactory.getInstance("X.509").generateCertificate(stream));
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpRequest.Builder request(URI url, String... fields) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(url).timeout(LIMIT);
    return fields.length == 0 ? builder : builder.headers(fields);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

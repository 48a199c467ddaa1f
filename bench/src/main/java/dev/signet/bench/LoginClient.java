// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Signs in and refreshes over HTTPS, trusting the gateway's own root alone. */
final class LoginClient {
  static final String NAME = "bench";
  static final String PASSWORD = "seven brown foxes measure twice";

  private final String base;
  private final HttpClient client;

  /**
   * What a login or a refresh gave.
   *
   * @param access the access token
   * @param refresh the refresh token
   */
  record Tokens(String access, String refresh) {}

  LoginClient(int port, String rootPem) throws GeneralSecurityException, IOException {
    this.base = "https://localhost:" + port;
    this.client = HttpClient.newBuilder().sslContext(trusting(rootPem)).build();
  }

  /** Makes the account that everything is measured with. */
  void register() throws IOException {
    post("/auth/register", Map.of("username", NAME, "password", PASSWORD));
  }

  Tokens login() throws IOException {
    return tokens(post("/auth/login", Map.of("username", NAME, "password", PASSWORD)));
  }

  Tokens refresh(String token) throws IOException {
    return tokens(
        post("/oauth2/token", Map.of("grant_type", "refresh_token", "refresh_token", token)));
  }

  private String post(String path, Map<String, String> fields) throws IOException {
    StringBuilder form = new StringBuilder();
    fields.forEach((name, value) ->
        form.append(form.isEmpty() ? "" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IOException(path + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static Tokens tokens(String json) throws IOException {
    return new Tokens(member(json, "access_token"), member(json, "refresh_token"));
  }

  private static String member(String json, String name) throws IOException {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
    if (!matcher.find()) {
      throw new IOException("no " + name + " in " + json);
    }
    return matcher.group(1);
  }

  private static SSLContext trusting(String pem) throws GeneralSecurityException, IOException {
    Certificate root =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
    roots.load(null, null);
    roots.setCertificateEntry("root", root);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}

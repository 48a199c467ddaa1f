// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Fetches a JWK Set over HTTPS. */
final class KeySetClient implements KeySetSource {
  /** Four keys have some 800 bytes. */
  private static final int MAX_BYTES = 64 * 1024;

  /** A request waits for this, so it is shorter than the patience of whoever sent that. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final URI address;
  private final HttpClient client;

  KeySetClient(URI address, SSLContext tls) {
    this.address = address;
    this.client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public byte[] fetch() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Accept", "application/json")
            .build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      return bytes(response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static byte[] bytes(HttpResponse<InputStream> response) throws IOException {
    try (InputStream stream = response.body()) {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      if (response.statusCode() != 200) {
        throw new IOException("status " + response.statusCode());
      }
      if (bytes.length > MAX_BYTES) {
        throw new IOException("more than " + MAX_BYTES + " bytes");
      }
      return bytes;
    }
  }
}

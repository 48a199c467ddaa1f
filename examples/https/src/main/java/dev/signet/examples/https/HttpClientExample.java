// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.https;

import dev.signet.jsse.SignetContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** A client by the JDK's {@code HttpClient}. */
public final class HttpClientExample {
  private HttpClientExample() {}

  /**
   * Gets a page.
   *
   * @param authorities {@code ca.pem}
   */
  public static String get(Path authorities, URI address) throws IOException, InterruptedException {
    SSLContext context = SignetContext.trusting(authorities);
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      HttpRequest request = HttpRequest.newBuilder(address).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import java.net.http.HttpClient;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/** The client's way to a server that is judged by a context of ours. */
final class TrustingProvider extends GenericAcmeProvider {
  private static final Duration CONNECT = Duration.ofSeconds(15);

  private final SSLContext context;

  TrustingProvider(SSLContext context) {
    this.context = context;
  }

  @Override
  public HttpClient createHttpClient(NetworkSettings settings) {
    return HttpClient.newBuilder().sslContext(context).connectTimeout(CONNECT).build();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.config.Configuration;
import dev.signet.cli.config.Listeners.TlsProvider;
import dev.signet.cli.config.UpstreamSetting;
import dev.signet.jsse.SignetContext;
import dev.signet.jsse.SignetProvider;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Whose TLS is spoken to applications at {@code https} addresses: the same as to clients. Trusted
 * is what the JDK trusts, or what {@code javax.net.ssl.trustStore} names; of hosts with pins, one
 * of their keys beside that.
 */
record UpstreamTls(TlsProvider provider, List<UpstreamSetting> hosts) {
  /** Copies the list. */
  UpstreamTls {
    hosts = List.copyOf(hosts);
  }

  static UpstreamTls of(Configuration configuration) {
    return new UpstreamTls(configuration.listeners().tlsProvider(), configuration.upstreams());
  }

  /** A context for clients; making it reads the roots. */
  SSLContext context() {
    try {
      return hosts.isEmpty() ? usual() : pinned(pins());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("both providers have a default context", e);
    }
  }

  private SSLContext usual() throws GeneralSecurityException {
    return switch (provider) {
      case SIGNET -> SSLContext.getInstance("Default", new SignetProvider());
      case JDK -> SSLContext.getDefault();
    };
  }

  private SSLContext pinned(SignetContext pins) throws GeneralSecurityException {
    return switch (provider) {
      case SIGNET -> pins.toSslContext();
      case JDK -> {
        SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
        context.init(null, new TrustManager[] {pins.toTrustManager()}, null);
        yield context;
      }
    };
  }

  private SignetContext pins() {
    SignetContext context = new SignetContext();
    for (UpstreamSetting host : hosts) {
      List<String> pins = host.pins();
      String[] more = pins.subList(2, pins.size()).toArray(String[]::new);
      context.pin(host.host(), pins.get(0), pins.get(1), more);
    }
    return context;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where the gateway listens.
 *
 * @param httpsPort for HTTPS; 0 lets the system choose
 * @param httpPort for redirects to HTTPS and what must be plain; 0 lets the system choose
 * @param addresses the addresses of both
 * @param adminPort for metrics and health on TCP; empty leaves them on the Unix socket alone
 * @param tlsProvider whose TLS is spoken
 */
public record Listeners(
    int httpsPort,
    int httpPort,
    List<InetAddress> addresses,
    Optional<Integer> adminPort,
    TlsProvider tlsProvider) {
  /** The port for HTTPS where none is set: no privilege is needed for it. */
  public static final int HTTPS_PORT = 8443;

  /** The port for plain HTTP where none is set. */
  public static final int HTTP_PORT = 8080;

  /** Copies the addresses. */
  public Listeners {
    addresses = List.copyOf(addresses);
  }

  /** Whose TLS is spoken. */
  public enum TlsProvider {
    /** Signet's own engine. */
    SIGNET,
    /** The JDK's JSSE. */
    JDK
  }

  /** The usual ports on the loopback addresses alone. */
  public static Listeners defaults() {
    return new Listeners(HTTPS_PORT, HTTP_PORT, loopback(), Optional.empty(), TlsProvider.SIGNET);
  }

  /** Both loopback addresses. */
  public static List<InetAddress> loopback() {
    return List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
  }
}

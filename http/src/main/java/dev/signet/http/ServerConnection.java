// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection from a client.
 *
 * @param id unique in this process, for logs
 * @param local our end
 * @param remote the client's end
 * @param tls what TLS agreed on, or null on a plain listener
 */
public record ServerConnection(
    long id, SocketAddress local, SocketAddress remote, @Nullable TlsFacts tls) {
  /**
   * What a TLS handshake agreed on.
   *
   * @param protocol for instance {@code TLSv1.3}
   * @param cipherSuite the suite's IANA name
   * @param serverName the name that the client asked for, or empty
   * @param applicationProtocol {@code h2}, {@code http/1.1} or empty
   * @param peerCertificates the client's chain as the endpoint's judge of clients accepted it, its
   *     own certificate first, or empty
   * @param exporter the tls-exporter channel binding (RFC 9266) in lower-case hexadecimal; empty
   *     where the TLS in use does not yield one
   */
  public record TlsFacts(
      String protocol,
      String cipherSuite,
      String serverName,
      String applicationProtocol,
      List<X509Certificate> peerCertificates,
      String exporter) {
    /** Copies the chain. */
    public TlsFacts {
      peerCertificates = List.copyOf(peerCertificates);
    }
  }
}

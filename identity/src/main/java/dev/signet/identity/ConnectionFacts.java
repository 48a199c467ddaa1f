// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What is known of the connection that a request came on, so that a token can be bound to it (RFC
 * 8705, RFC 9449).
 *
 * @param remote the peer's address
 * @param tls whether the connection is protected
 * @param peerCertificates the client's chain as the listener's judge of clients accepted it, its
 *     own certificate first; empty where none was shown
 * @param exporter the tls-exporter channel binding (RFC 9266) in lower-case hexadecimal; empty
 *     where the TLS in use does not yield one
 */
public record ConnectionFacts(
    InetSocketAddress remote,
    boolean tls,
    List<X509Certificate> peerCertificates,
    String exporter) {
  /** Copies the chain. */
  public ConnectionFacts {
    peerCertificates = List.copyOf(peerCertificates);
  }
}

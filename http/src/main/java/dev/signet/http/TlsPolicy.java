// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import java.util.List;

/**
 * How to speak TLS for one server name.
 *
 * @param certificate what to show
 * @param applicationProtocols ALPN names in our order of preference
 * @param clientAuthentication whether a client certificate is asked for
 */
public record TlsPolicy(
    CertifiedKey certificate,
    List<String> applicationProtocols,
    ClientAuthentication clientAuthentication) {
  /** ALPN for a web server. */
  public static final List<String> WEB = List.of("h2", "http/1.1");

  /** ALPN of an authority that looks for a proof (RFC 8737, 6.2). */
  public static final String ACME = "acme-tls/1";

  /** Copies the names. */
  public TlsPolicy {
    applicationProtocols = List.copyOf(applicationProtocols);
  }

  /** A web server that asks no client for a certificate. */
  public static TlsPolicy web(CertifiedKey certificate) {
    return new TlsPolicy(certificate, WEB, ClientAuthentication.NONE);
  }

  /** A web server that asks for a certificate, which may be left out. */
  public static TlsPolicy asking(CertifiedKey certificate) {
    return new TlsPolicy(certificate, WEB, ClientAuthentication.OPTIONAL);
  }

  /** A proof (RFC 8737, 3), after which nothing follows. */
  public static TlsPolicy proof(CertifiedKey certificate) {
    return new TlsPolicy(certificate, List.of(ACME), ClientAuthentication.NONE);
  }

  /** Whether a client certificate is asked for. */
  public enum ClientAuthentication {
    /** None is asked for. */
    NONE,
    /** One is asked for and may be left out. */
    OPTIONAL,
    /** Without one the handshake fails. */
    REQUIRED
  }
}

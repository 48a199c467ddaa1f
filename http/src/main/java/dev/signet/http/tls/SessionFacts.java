// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.http.ServerConnection.TlsFacts;
import dev.signet.http.TlsPolicy;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Reads out of a JSSE session what was agreed on. */
final class SessionFacts {
  /** RFC 9266, 2: the label, the empty context and the length of tls-exporter. */
  private static final String EXPORTER_LABEL = "EXPORTER-Channel-Binding";

  private static final byte[] EXPORTER_CONTEXT = {};
  private static final int EXPORTER_LENGTH = 32;

  private SessionFacts() {}

  static TlsFacts of(SSLEngine engine, String serverName, TlsPolicy policy) {
    SSLSession session = engine.getSession();
    boolean asked = policy.clientAuthentication() != TlsPolicy.ClientAuthentication.NONE;
    return new TlsFacts(
        session.getProtocol(),
        session.getCipherSuite(),
        serverName,
        Objects.requireNonNullElse(engine.getApplicationProtocol(), ""),
        asked ? peerCertificates(session) : List.of(),
        exporter(session));
  }

  private static List<X509Certificate> peerCertificates(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
    } catch (SSLPeerUnverifiedException e) {
      // The client was asked for a certificate and has none, which the policy allows.
      return List.of();
    }
  }

  /**
   * RFC 9266, 3: with TLS 1.2 the binding is unique only under conditions that JSSE does not tell.
   */
  private static String exporter(SSLSession session) {
    if (!session.getProtocol().equals("TLSv1.3")
        || !(session instanceof ExtendedSSLSession extended)) {
      return "";
    }
    try {
      byte[] value =
          extended.exportKeyingMaterialData(EXPORTER_LABEL, EXPORTER_CONTEXT, EXPORTER_LENGTH);
      return HexFormat.of().formatHex(value);
    } catch (SSLException | UnsupportedOperationException e) {
      return "";
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.http.TlsCode;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/**
 * Says what a handshake failed of. JSSE has two or three exception types for everything, so its
 * sentences are read; what none of them fits stays {@code tls-handshake-failed} with the sentence
 * itself.
 */
final class HandshakeFailure {
  private static final String PEER_ALERT = "received fatal alert: ";

  private HandshakeFailure() {}

  static Finding finding(Throwable thrown) {
    Throwable cause = root(thrown);
    String text = String.valueOf(cause.getMessage());
    String lower = text.toLowerCase(Locale.ROOT);
    int alert = lower.indexOf(PEER_ALERT);
    String found = alert >= 0 ? text.substring(alert + PEER_ALERT.length()) : text;
    // Netty's sentence for bytes that are no TLS has all of them in it.
    String shown = cause instanceof NotSslRecordException ? "no TLS record" : Printable.line(found);
    return Finding.about(code(cause, lower)).found(shown).build();
  }

  private static TlsCode code(Throwable cause, String text) {
    return switch (cause) {
      case NotSslRecordException _ -> TlsCode.TLS_NOT_SPOKEN;
      case ClosedChannelException _ -> TlsCode.TLS_CLIENT_GONE;
      case CertificateException _, CertPathBuilderException _, CertPathValidatorException _ ->
          TlsCode.TLS_CLIENT_CERTIFICATE_REFUSED;
      case SSLException _ -> codeOfSentence(text);
      case IOException _ -> TlsCode.TLS_CLIENT_GONE;
      default -> TlsCode.TLS_HANDSHAKE_FAILED;
    };
  }

  private static TlsCode codeOfSentence(String text) {
    if (text.contains(PEER_ALERT)) {
      return TlsCode.TLS_PEER_ALERT;
    } else if (text.contains("protocol version") || text.contains("client requested protocol")) {
      return TlsCode.TLS_VERSION_REFUSED;
    } else if (text.contains("application protocol")) {
      return TlsCode.TLS_NO_COMMON_PROTOCOL;
    } else if (text.contains("certificate chain") || text.contains("certificate_required")) {
      return TlsCode.TLS_CLIENT_CERTIFICATE_REFUSED;
    } else if (text.contains("in common")
        || text.contains("authentication scheme")
        || text.contains("signature algorithm")
        || text.contains("named group")
        || text.contains("key share")) {
      return TlsCode.TLS_NO_COMMON_GROUND;
    } else if (text.contains("closing inbound") || text.contains("channel closed")) {
      return TlsCode.TLS_CLIENT_GONE;
    }
    return TlsCode.TLS_HANDSHAKE_FAILED;
  }

  private static Throwable root(Throwable thrown) {
    Throwable cause = thrown;
    for (Throwable next = cause.getCause(); next != null; next = cause.getCause()) {
      cause = next;
    }
    return cause;
  }
}

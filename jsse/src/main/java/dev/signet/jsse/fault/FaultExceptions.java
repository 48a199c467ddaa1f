// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.fault;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.tls.fault.Alert;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.fault.ConnectionEnd;
import dev.signet.tls.fault.TlsFault;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;

/**
 * The engine's faults as exceptions.
 *
 * <p>The message starts with the finding's code and ends with the JDK's words for it. The cause, or
 * the cause's cause, is a {@link FindingException}: there the finding is read, not from the text.
 * Which class is thrown goes by the alert, as in the JDK.
 */
public final class FaultExceptions {
  private FaultExceptions() {}

  /**
   * A fault as an exception for the application.
   *
   * @param inHandshake whether the connection had not come to be
   * @param original what the application's own trust manager threw; becomes the cause, because
   *     applications look for their own exceptions there
   */
  public static SSLException of(
      TlsFault fault, boolean inHandshake, Optional<? extends Throwable> original) {
    String familiar = FamiliarWording.of(fault, inHandshake);
    String message =
        familiar.isEmpty() ? fault.getMessage() : fault.getMessage() + " (" + familiar + ")";
    SSLException exception =
        alert(fault)
            .map(alert -> ofAlert(alert, message))
            .orElseGet(() -> withoutAlert(message, inHandshake));
    boolean theirs = fault.finding().code() == JsseCode.TRUST_MANAGER_REFUSED;
    Throwable ours = cause(fault, message);
    exception.initCause(theirs && original.isPresent() ? original.get() : ours);
    return exception;
  }

  /** A refused certificate as the exception that trust managers throw. */
  public static CertificateException refusal(CertificateFault fault, Finding finding) {
    TlsFault whole = new TlsFault(fault, finding);
    return new CertificateException(
        whole.getMessage() + " (" + FamiliarWording.of(whole, true) + ")",
        new FindingException(finding));
  }

  /** The finding behind an exception, where one of ours is among its causes. */
  public static Optional<Finding> finding(Throwable thrown) {
    Throwable at = thrown;
    // A chain of causes may be made into a ring by hand; nobody nests this deep.
    for (int depth = 0; at != null && depth < 32; depth++) {
      if (at instanceof FindingException explained) {
        return Optional.of(explained.finding());
      }
      at = at.getCause();
    }
    return Optional.empty();
  }

  private static Throwable cause(TlsFault fault, String message) {
    FindingException finding = new FindingException(fault.finding(), fault);
    return fault.code() instanceof CertificateFault
        ? new CertificateException(message, finding)
        : finding;
  }

  /** What went over the wire, by either side. */
  private static Optional<Alert> alert(TlsFault fault) {
    if (fault.code() != ConnectionEnd.ALERT_RECEIVED) {
      return fault.alert();
    }
    return Arrays.stream(Alert.values())
        .filter(alert -> alert.label().equals(fault.finding().found()))
        .findFirst();
  }

  private static SSLException withoutAlert(String message, boolean inHandshake) {
    return inHandshake ? new SSLHandshakeException(message) : new SSLException(message);
  }

  /** The JDK's classes: some alerts exist in handshakes alone. */
  private static SSLException ofAlert(Alert alert, String message) {
    return switch (alert) {
      case UNEXPECTED_MESSAGE -> new SSLProtocolException(message);
      case CLOSE_NOTIFY,
          BAD_RECORD_MAC,
          DECRYPTION_FAILED_RESERVED,
          RECORD_OVERFLOW,
          DECOMPRESSION_FAILURE_RESERVED,
          INTERNAL_ERROR,
          INAPPROPRIATE_FALLBACK,
          USER_CANCELED,
          GENERAL_ERROR ->
          new SSLException(message);
      case HANDSHAKE_FAILURE,
          NO_CERTIFICATE_RESERVED,
          BAD_CERTIFICATE,
          UNSUPPORTED_CERTIFICATE,
          CERTIFICATE_REVOKED,
          CERTIFICATE_EXPIRED,
          CERTIFICATE_UNKNOWN,
          ILLEGAL_PARAMETER,
          UNKNOWN_CA,
          ACCESS_DENIED,
          DECODE_ERROR,
          DECRYPT_ERROR,
          EXPORT_RESTRICTION_RESERVED,
          PROTOCOL_VERSION,
          INSUFFICIENT_SECURITY,
          NO_RENEGOTIATION,
          MISSING_EXTENSION,
          UNSUPPORTED_EXTENSION,
          CERTIFICATE_UNOBTAINABLE_RESERVED,
          UNRECOGNIZED_NAME,
          BAD_CERTIFICATE_STATUS_RESPONSE,
          BAD_CERTIFICATE_HASH_VALUE_RESERVED,
          UNKNOWN_PSK_IDENTITY,
          CERTIFICATE_REQUIRED,
          NO_APPLICATION_PROTOCOL,
          ECH_REQUIRED ->
          new SSLHandshakeException(message);
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.fault;

import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.fault.ConnectionEnd;
import dev.signet.tls.fault.EchMisbehaved;
import dev.signet.tls.fault.EngineMisuse;
import dev.signet.tls.fault.FaultCode;
import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.x509.X509Code;
import java.util.Map;

/**
 * What the JDK's provider says in the same place, so that what people have written about its
 * messages in twenty years is still found, and programs that look for such words still work.
 */
final class FamiliarWording {
  private static final String NO_PATH =
      "PKIX path building failed: unable to find valid certification path to requested target";

  private static final Map<Code, String> BY_CERTIFICATE_CHECK =
      Map.of(
          X509Code.ISSUER_UNKNOWN, NO_PATH,
          X509Code.INTERMEDIATE_MISSING, NO_PATH,
          X509Code.CERTIFICATE_SELF_SIGNED, NO_PATH,
          X509Code.ROOT_UNTRUSTED, NO_PATH,
          X509Code.ISSUER_KEY_DIFFERS, NO_PATH,
          X509Code.CERTIFICATE_EXPIRED,
              "PKIX path validation failed: validity check failed, CertificateExpiredException",
          X509Code.CERTIFICATE_NOT_YET_VALID,
              "PKIX path validation failed: validity check failed,"
                  + " CertificateNotYetValidException",
          X509Code.ANCHORS_EMPTY, "the trustAnchors parameter must be non-empty",
          X509Code.CERTIFICATE_NAME_ABSENT, "No subject alternative names present");

  private FamiliarWording() {}

  /**
   * The JDK's words; empty where it has none of its own.
   *
   * @param inHandshake whether the connection had not come to be
   */
  static String of(TlsFault fault, boolean inHandshake) {
    FaultCode code = fault.code();
    return switch (code) {
      case ConnectionEnd end -> ofEnd(end, fault.finding(), inHandshake);
      case CertificateFault certificate -> ofCertificate(certificate, fault.finding());
      case PeerIncompatible incompatible -> of(incompatible);
      case InvalidMessage invalid -> of(invalid);
      case PeerMisbehaved misbehaved -> of(misbehaved);
      case EngineMisuse _, EchMisbehaved _ -> "";
    };
  }

  /** The JDK's words for a refused certificate. */
  static String ofCertificate(CertificateFault fault, Finding finding) {
    if (fault == CertificateFault.CERTIFICATE_MISSING) {
      return "Empty client certificate chain";
    }
    if (finding.code() == X509Code.CERTIFICATE_NAME_MISMATCH) {
      return "No subject alternative DNS name matching " + finding.wanted() + " found";
    }
    return BY_CERTIFICATE_CHECK.getOrDefault(finding.code(), "PKIX path validation failed");
  }

  private static String ofEnd(ConnectionEnd end, Finding finding, boolean inHandshake) {
    return switch (end) {
      case ALERT_RECEIVED -> "Received fatal alert: " + finding.found();
      case ABORTED -> "";
      case INPUT_TRUNCATED ->
          inHandshake
              ? "Remote host terminated the handshake"
              : "closing inbound before receiving peer's close_notify;"
                  + " SSL peer shut down incorrectly";
    };
  }

  private static String of(PeerIncompatible code) {
    return switch (code) {
      case VERSION_UNMATCHED ->
          "No appropriate protocol (protocol is disabled or cipher suites are inappropriate)";
      case SUITE_UNMATCHED -> "no cipher suites in common";
      case PROTOCOL_UNMATCHED -> "No matching application layer protocol values";
      case GROUP_UNMATCHED -> "No common named group";
      case SCHEME_UNMATCHED -> "No supported signature algorithm";
      case SERVER_NAME_UNKNOWN -> "Unrecognized server name indication";
      case CERTIFICATE_UNSUITABLE -> "No available authentication scheme";
      case EXTENDED_MASTER_SECRET_MISSING -> "Extended Master Secret extension is required";
      default -> "";
    };
  }

  private static String of(InvalidMessage code) {
    return switch (code) {
      case HTTP_REQUEST_INSTEAD,
          HTTP_RESPONSE_INSTEAD,
          PROXY_REQUEST_INSTEAD,
          RECORD_VERSION_WRONG,
          SSL2_HELLO ->
          "Unrecognized SSL message, plaintext connection?";
      default -> "";
    };
  }

  private static String of(PeerMisbehaved code) {
    return switch (code) {
      case MESSAGE_UNEXPECTED -> "Unexpected handshake message";
      case RECORD_TYPE_UNKNOWN -> "Unrecognized SSL message, plaintext connection?";
      case RECORD_FORGED -> "Tag mismatch";
      default -> "";
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.trust;

import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.jsse.fault.JsseCode;
import dev.signet.tls.PeerVerdict.Refused;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.x509.X509Code;

/** Which word goes over the wire for what our verifier found: the one switch for it. */
public final class Refusals {
  private Refusals() {}

  /** A refusal for the engine. */
  public static Refused of(Finding finding) {
    return of(Report.of(finding));
  }

  /** A refusal for the engine by the first finding. */
  public static Refused of(Report report) {
    return new Refused(fault(report.headline()), report);
  }

  /** The engine's word for a finding. */
  public static CertificateFault fault(Finding finding) {
    return switch (finding.code()) {
      case X509Code code -> fault(code);
      case JsseCode code -> fault(code);
      default -> CertificateFault.CERTIFICATE_REFUSED;
    };
  }

  private static CertificateFault fault(JsseCode code) {
    return switch (code) {
      case PEER_NAME_UNKNOWN -> CertificateFault.CERTIFICATE_NAME_WRONG;
      case ALGORITHM_CONSTRAINED -> CertificateFault.CERTIFICATE_UNSUPPORTED;
      case PIN_UNMATCHED,
          TRUST_MANAGER_REFUSED,
          PRIVATE_KEY_MISSING,
          PRIVATE_KEY_FOREIGN,
          CHAIN_UNORDERED,
          STORE_UNREADABLE,
          KEY_LOG_ACTIVE,
          KEY_LOG_EXPOSED,
          KEY_LOG_UNWRITABLE ->
          CertificateFault.CERTIFICATE_REFUSED;
    };
  }

  private static CertificateFault fault(X509Code code) {
    return switch (code) {
      case CERTIFICATE_MALFORMED,
          CERTIFICATE_SIGNATURE_INVALID,
          EXTENSION_MALFORMED,
          CERTIFICATE_REFUSED_BY_JDK ->
          CertificateFault.CERTIFICATE_BAD;
      case KEY_UNSUPPORTED,
          SIGNATURE_ALGORITHM_UNSUPPORTED,
          CERTIFICATE_PURPOSE,
          CERTIFICATE_KEY_USAGE,
          CRITICAL_EXTENSION_UNKNOWN,
          CERTIFICATE_ALGORITHM_WEAK ->
          CertificateFault.CERTIFICATE_UNSUPPORTED;
      case CERTIFICATE_REVOKED -> CertificateFault.CERTIFICATE_REVOKED;
      case OCSP_STAPLE_MISSING -> CertificateFault.STAPLE_REFUSED;
      case CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID -> CertificateFault.CERTIFICATE_OUTDATED;
      case ANCHORS_EMPTY,
          ISSUER_UNKNOWN,
          INTERMEDIATE_MISSING,
          CERTIFICATE_SELF_SIGNED,
          ROOT_UNTRUSTED,
          ISSUER_KEY_DIFFERS,
          ISSUER_NOT_AUTHORITY ->
          CertificateFault.AUTHORITY_UNKNOWN;
      case CERTIFICATE_NAME_MISMATCH, CERTIFICATE_NAME_ABSENT, HOST_NAME_MALFORMED ->
          CertificateFault.CERTIFICATE_NAME_WRONG;
      default -> CertificateFault.CERTIFICATE_REFUSED;
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of this module that can fail. */
public enum X509Code implements Code {
  /** Bytes that are no certificate. */
  CERTIFICATE_MALFORMED(Category.MALFORMED),
  /** Bytes that are no PKCS#10 certificate request. */
  CERTIFICATE_REQUEST_MALFORMED(Category.MALFORMED),
  /** A certificate request that its own key did not sign. */
  CERTIFICATE_REQUEST_FORGED(Category.UNPROCESSABLE),
  /** Bytes that are no certificate revocation list. */
  CRL_MALFORMED(Category.MALFORMED),
  /** Text without the PEM block that is wanted. */
  PEM_BLOCK_MISSING(Category.MALFORMED),
  /** A PEM block that is cut off or holds characters that are not base64. */
  PEM_MALFORMED(Category.MALFORMED),
  /** More text or blocks than anybody has. */
  PEM_TOO_LARGE(Category.CONTENT_SIZE),
  /** Bytes that are no private key. */
  PRIVATE_KEY_MALFORMED(Category.MALFORMED),
  /** A private key that a passphrase protects. */
  PRIVATE_KEY_ENCRYPTED(Category.MALFORMED),
  /** A key of a kind that this program does not use. */
  KEY_UNSUPPORTED(Category.UNPROCESSABLE),
  /** A signature algorithm that this program does not use. */
  SIGNATURE_ALGORITHM_UNSUPPORTED(Category.UNPROCESSABLE),
  /** A certificate that our reader reads and the JDK's does not. */
  CERTIFICATE_REFUSED_BY_JDK(Category.TRUST),
  /** No trusted certificate was given to start from. */
  ANCHORS_EMPTY(Category.LOCAL),
  /** No certificate with the issuer's name is trusted or was sent. */
  ISSUER_UNKNOWN(Category.TRUST),
  /** The certificate that links to a trusted root was not sent. */
  INTERMEDIATE_MISSING(Category.TRUST),
  /** The certificate vouches for itself. */
  CERTIFICATE_SELF_SIGNED(Category.TRUST),
  /** The chain ends at a root that is not trusted here. */
  ROOT_UNTRUSTED(Category.TRUST),
  /** The certificate with the issuer's name has another key than the one that signed. */
  ISSUER_KEY_DIFFERS(Category.TRUST),
  /** The signature does not fit the certificate and its issuer's key. */
  CERTIFICATE_SIGNATURE_INVALID(Category.TRUST),
  /** The certificate's time is over. */
  CERTIFICATE_EXPIRED(Category.TIME),
  /** The certificate's time has not begun. */
  CERTIFICATE_NOT_YET_VALID(Category.TIME),
  /** The certificate names other hosts. */
  CERTIFICATE_NAME_MISMATCH(Category.NAME),
  /** The certificate names no host at all. */
  CERTIFICATE_NAME_ABSENT(Category.NAME),
  /** What was asked for is neither a host name nor an IP address. */
  HOST_NAME_MALFORMED(Category.USAGE),
  /** The certificate, or one above it, is not for this purpose. */
  CERTIFICATE_PURPOSE(Category.TRUST),
  /** The certificate's key may not be used for this. */
  CERTIFICATE_KEY_USAGE(Category.TRUST),
  /** An issuer is no certification authority. */
  ISSUER_NOT_AUTHORITY(Category.TRUST),
  /** More intermediates than an authority allows below it. */
  PATH_LENGTH_EXCEEDED(Category.TRUST),
  /** A name that an authority above may not certify. */
  NAME_CONSTRAINT_VIOLATED(Category.TRUST),
  /** A critical extension that this program does not know. */
  CRITICAL_EXTENSION_UNKNOWN(Category.TRUST),
  /** An extension whose content is not what its type says. */
  EXTENSION_MALFORMED(Category.TRUST),
  /** A certificate that breaks a rule which others enforce. */
  CERTIFICATE_PROFILE(Category.TRUST),
  /** A certificate that breaks a rule for public authorities. */
  CERTIFICATE_BASELINE(Category.TRUST),
  /** A certificate of a public authority that lives too long. */
  CERTIFICATE_LIFETIME(Category.TRUST),
  /** A wildcard that covers the hosts of everybody. */
  WILDCARD_TOO_WIDE(Category.NAME),
  /** An algorithm or key size that no longer protects. */
  CERTIFICATE_ALGORITHM_WEAK(Category.TRUST),
  /** The issuer has revoked the certificate. */
  CERTIFICATE_REVOKED(Category.TRUST),
  /** Whether the certificate is revoked cannot be found out. */
  REVOCATION_UNKNOWN(Category.TRUST),
  /** Bytes that are no question to an OCSP responder. */
  OCSP_REQUEST_MALFORMED(Category.MALFORMED),
  /** Bytes that are no answer of an OCSP responder. */
  OCSP_RESPONSE_MALFORMED(Category.MALFORMED),
  /** The certificate promises a stapled answer of its responder, and none came. */
  OCSP_STAPLE_MISSING(Category.TRUST),
  /** The certificate policies along the path do not meet. */
  CERTIFICATE_POLICY(Category.TRUST),
  /** More intermediates than the one who asks allows. */
  PATH_DEPTH_EXCEEDED(Category.TRUST),
  /** The search for a path took more work than it may. */
  PATH_SEARCH_EXHAUSTED(Category.TRUST),
  /** Whether the certificate is revoked could not be found out, and it was let through. */
  REVOCATION_UNCHECKED(Severity.WARNING),
  /** A certificate that was sent and has no place in the path. */
  CHAIN_CERTIFICATE_UNUSED(Severity.WARNING),
  /** The certificates were sent in another order than that of the path. */
  CHAIN_DISORDERED(Severity.WARNING),
  /** The trusted root was sent too. */
  CHAIN_ROOT_SENT(Severity.WARNING);

  private final Category category;
  private final Severity severity;

  X509Code(Category category) {
    this.category = category;
    this.severity = Severity.ERROR;
  }

  X509Code(Severity severity) {
    this.category = Category.TRUST;
    this.severity = severity;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public Fault fault() {
    return category == Category.LOCAL ? Fault.CONFIGURATION : Fault.PEER;
  }

  @Override
  public Category category() {
    return category;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import dev.signet.explain.Category;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/**
 * Why the peer's certificate is refused, as far as an alert tells.
 *
 * <p>What judges certificates comes from outside and says more in its own finding; this is the word
 * for it on the wire.
 */
public enum CertificateFault implements FaultCode {
  /** The certificate is corrupt, or a signature on it is wrong. */
  CERTIFICATE_BAD(Category.TRUST),
  /** The certificate or its key is of a kind that is not supported. */
  CERTIFICATE_UNSUPPORTED(Category.TRUST),
  /** The issuer has revoked the certificate. */
  CERTIFICATE_REVOKED(Category.TRUST),
  /** The certificate is outside its time. */
  CERTIFICATE_OUTDATED(Category.TIME),
  /** The certificate's chain ends at no trusted authority. */
  AUTHORITY_UNKNOWN(Category.TRUST),
  /** The certificate does not name the server. */
  CERTIFICATE_NAME_WRONG(Category.NAME),
  /** The certificate is refused for another reason. */
  CERTIFICATE_REFUSED(Category.TRUST),
  /** The certificate holds, and the application refuses it for a reason of its own. */
  CERTIFICATE_UNWANTED(Category.TRUST),
  /** The stapled OCSP response is refused. */
  STAPLE_REFUSED(Category.TRUST),
  /** A certificate is wanted and none was sent. */
  CERTIFICATE_MISSING(Category.CLIENT_CERTIFICATE),
  /** The same in TLS 1.2, which has no alert of its own for it. */
  CERTIFICATE_ABSENT(Category.CLIENT_CERTIFICATE),
  /** The certificate is valid, but its owner may not come in. */
  CERTIFICATE_OWNER_FORBIDDEN(Category.CLIENT_CERTIFICATE);

  private final Category category;

  CertificateFault(Category category) {
    this.category = category;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return Fault.PEER;
  }

  @Override
  public Category category() {
    return category;
  }
}

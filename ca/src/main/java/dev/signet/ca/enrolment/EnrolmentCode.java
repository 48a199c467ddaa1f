// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.enrolment;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of EST and of renewal by the old certificate that can fail. */
public enum EnrolmentCode implements Code {
  /** EST knows no such operation, or it is not offered here. */
  EST_OPERATION_UNKNOWN(Category.ABSENT),
  /** The label in an EST address is the name of no profile. */
  EST_LABEL_UNKNOWN(Category.ABSENT),
  /** An operation is not asked for by this method. */
  EST_METHOD_REFUSED(Category.METHOD),
  /** A request for a certificate is not sent as {@code application/pkcs10}. */
  EST_CONTENT_TYPE(Category.CONTENT_TYPE),
  /** A request's body is not DER in base64. */
  EST_BODY_MALFORMED(Category.MALFORMED),
  /** Nothing says who asks for a certificate. */
  APPLICANT_UNKNOWN(Category.UNAUTHENTICATED),
  /** What says who asks cannot be read. */
  APPLICANT_CREDENTIAL_MALFORMED(Category.UNAUTHENTICATED),
  /** A token is not one of ours, too old, or its secret is another. */
  ENROLMENT_TOKEN_REFUSED(Category.UNAUTHENTICATED),
  /** A token made a certificate from another request. */
  ENROLMENT_TOKEN_SPENT(Category.FORBIDDEN),
  /** A name is not among those that the applicant may have certified. */
  ENROLMENT_NAME_REFUSED(Category.FORBIDDEN),
  /** No certificate was shown that could be renewed. */
  RENEWAL_CERTIFICATE_MISSING(Category.FORBIDDEN),
  /** A signed request holds no certificate, or none that can be read. */
  RENEWAL_SIGNER_MALFORMED(Category.MALFORMED),
  /** What is to be renewed was not issued by this authority to an applicant. */
  RENEWAL_CERTIFICATE_UNKNOWN(Category.FORBIDDEN),
  /** What is to be renewed is revoked. */
  RENEWAL_CERTIFICATE_REVOKED(Category.FORBIDDEN),
  /** What is to be renewed ended too long ago. */
  RENEWAL_CERTIFICATE_EXPIRED(Category.FORBIDDEN),
  /** The certificate is not for a TLS client. */
  RENEWAL_PURPOSE_MISSING(Category.FORBIDDEN),
  /** The request names something else than the certificate that it renews. */
  RENEWAL_NAMES_DIFFER(Category.UNPROCESSABLE),
  /** The request is for another profile than that of the certificate that it renews. */
  RENEWAL_PROFILE_DIFFERS(Category.UNPROCESSABLE),
  /** The same certificate was renewed a moment ago by another request. */
  RENEWAL_TOO_SOON(Category.THROTTLED);

  /** The parameter of a finding that says after how many seconds to ask again. */
  public static final String RETRY_AFTER = "retryAfter";

  private final Category category;

  EnrolmentCode(Category category) {
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

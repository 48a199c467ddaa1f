// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of the ACME server that can fail, each with its problem type. */
public enum AcmeCode implements Code {
  /** A request's content type is not {@code application/jose+json} (RFC 8555, 6.2). */
  ACME_CONTENT_TYPE(AcmeProblem.MALFORMED, Category.CONTENT_TYPE),
  /** A request's method is not the resource's. */
  ACME_METHOD_REFUSED(AcmeProblem.MALFORMED, Category.METHOD),
  /** There is nothing at the address. */
  ACME_RESOURCE_UNKNOWN(AcmeProblem.MALFORMED, Category.ABSENT),
  /** A request is no JWS in the flattened serialization. */
  JWS_MALFORMED(AcmeProblem.MALFORMED, Category.MALFORMED),
  /** A JWS has a header that is not signed. */
  JWS_HEADER_UNPROTECTED(AcmeProblem.MALFORMED, Category.MALFORMED),
  /** A JWS has more than one signature. */
  JWS_SIGNATURES_SEVERAL(AcmeProblem.MALFORMED, Category.MALFORMED),
  /** A protected header has a member that changes what a signature means. */
  JWS_HEADER_REFUSED(AcmeProblem.MALFORMED, Category.MALFORMED),
  /** The algorithm is none that proves anything, or not that of the key. */
  JWS_ALGORITHM_REFUSED(AcmeProblem.BAD_SIGNATURE_ALGORITHM, Category.MALFORMED),
  /** A header names no key, or names it twice. */
  JWS_KEY_AMBIGUOUS(AcmeProblem.MALFORMED, Category.MALFORMED),
  /** A header has a key where an account is named, or the other way round. */
  JWS_KEY_FORM_WRONG(AcmeProblem.MALFORMED, Category.MALFORMED),
  /** The key cannot be read, or is too weak. */
  JWS_KEY_REFUSED(AcmeProblem.BAD_PUBLIC_KEY, Category.MALFORMED),
  /** The signature does not fit. */
  JWS_SIGNATURE_WRONG(AcmeProblem.UNAUTHORIZED, Category.FORBIDDEN),
  /** The header's URL is not the one that was asked (RFC 8555, 6.4). */
  JWS_URL_WRONG(AcmeProblem.UNAUTHORIZED, Category.FORBIDDEN),
  /** There is no nonce. */
  NONCE_MISSING(AcmeProblem.BAD_NONCE, Category.MALFORMED),
  /** The nonce is not one of ours, too old, or was used before. */
  NONCE_REFUSED(AcmeProblem.BAD_NONCE, Category.MALFORMED),
  /** A payload is not what the resource takes. */
  ACME_PAYLOAD_MALFORMED(AcmeProblem.MALFORMED, Category.MALFORMED),
  /** No account has the key or the address. */
  ACME_ACCOUNT_UNKNOWN(AcmeProblem.ACCOUNT_DOES_NOT_EXIST, Category.MALFORMED),
  /** The account was deactivated. */
  ACME_ACCOUNT_DEACTIVATED(AcmeProblem.UNAUTHORIZED, Category.FORBIDDEN),
  /** The resource is another account's. */
  ACME_RESOURCE_FOREIGN(AcmeProblem.UNAUTHORIZED, Category.FORBIDDEN),
  /** Another account has the new key. */
  ACCOUNT_KEY_TAKEN(AcmeProblem.MALFORMED, Category.CONFLICT),
  /** The two signatures of a key change do not fit together. */
  KEY_CHANGE_MISMATCH(AcmeProblem.MALFORMED, Category.MALFORMED),
  /** A contact is no mailto address. */
  ACME_CONTACT_UNSUPPORTED(AcmeProblem.UNSUPPORTED_CONTACT, Category.MALFORMED),
  /** A contact is no single mailbox, or there are too many. */
  ACME_CONTACT_INVALID(AcmeProblem.INVALID_CONTACT, Category.MALFORMED),
  /** An order names nothing. */
  IDENTIFIERS_MISSING(AcmeProblem.MALFORMED, Category.MALFORMED),
  /** An order has more identifiers than the bound. */
  IDENTIFIERS_TOO_MANY(AcmeProblem.REJECTED_IDENTIFIER, Category.MALFORMED),
  /** An identifier is of a kind that is not known. */
  IDENTIFIER_KIND_UNSUPPORTED(AcmeProblem.UNSUPPORTED_IDENTIFIER, Category.MALFORMED),
  /** An identifier is no host name or address. */
  IDENTIFIER_INVALID(AcmeProblem.MALFORMED, Category.MALFORMED),
  /** An identifier lies outside what this authority certifies. */
  IDENTIFIER_REJECTED(AcmeProblem.REJECTED_IDENTIFIER, Category.FORBIDDEN),
  /** Several identifiers are refused. */
  IDENTIFIERS_REFUSED(AcmeProblem.REJECTED_IDENTIFIER, Category.FORBIDDEN),
  /** The times of an order cannot be granted. */
  ORDER_TIMES_REFUSED(AcmeProblem.MALFORMED, Category.MALFORMED),
  /** There is no such profile. */
  ORDER_PROFILE_UNKNOWN(AcmeProblem.INVALID_PROFILE, Category.MALFORMED),
  /** What an order is to replace is not the account's, or names other things. */
  ORDER_REPLACES_UNKNOWN(AcmeProblem.MALFORMED, Category.MALFORMED),
  /** Another order replaces the certificate already. */
  ORDER_REPLACED_ALREADY(AcmeProblem.ALREADY_REPLACED, Category.CONFLICT),
  /** The order does not await a signing request. */
  ORDER_NOT_READY(AcmeProblem.ORDER_NOT_READY, Category.FORBIDDEN),
  /** The signing request names other things than the order. */
  CSR_NAMES_DIFFER(AcmeProblem.BAD_CSR, Category.MALFORMED),
  /** The signing request is for the account's own key. */
  CSR_KEY_OF_ACCOUNT(AcmeProblem.BAD_CSR, Category.MALFORMED),
  /** The authority refused the signing request. */
  CSR_REFUSED(AcmeProblem.BAD_CSR, Category.MALFORMED),
  /** The certificate could not be made, through no fault of the client. */
  ACME_ISSUANCE_FAILED(Fault.OURS, AcmeProblem.SERVER_INTERNAL, Category.INTERNAL),
  /** Nothing answered, or what answered was cut off or too slow. */
  CHALLENGE_UNREACHABLE(AcmeProblem.CONNECTION, Category.FORBIDDEN),
  /** The name leads to addresses that are never asked. */
  CHALLENGE_ADDRESS_DENIED(AcmeProblem.CONNECTION, Category.FORBIDDEN),
  /** The name has no address, or no record where one was needed. */
  CHALLENGE_NAME_UNRESOLVED(AcmeProblem.DNS, Category.FORBIDDEN),
  /** A redirect leads where none may. */
  CHALLENGE_REDIRECT_REFUSED(AcmeProblem.CONNECTION, Category.FORBIDDEN),
  /** What was shown is not what was asked for. */
  CHALLENGE_RESPONSE_WRONG(AcmeProblem.INCORRECT_RESPONSE, Category.FORBIDDEN),
  /** The TLS handshake failed or agreed on something else. */
  CHALLENGE_TLS_FAILED(AcmeProblem.TLS, Category.FORBIDDEN),
  /** The trial was cut off on our side. */
  CHALLENGE_ABANDONED(Fault.OURS, AcmeProblem.SERVER_INTERNAL, Category.INTERNAL),
  /** No certificate of this authority is the one that was sent. */
  REVOCATION_CERTIFICATE_UNKNOWN(AcmeProblem.MALFORMED, Category.ABSENT),
  /** Whoever asks neither ordered the certificate nor holds its names or its key. */
  REVOCATION_UNAUTHORIZED(AcmeProblem.UNAUTHORIZED, Category.FORBIDDEN),
  /** The reason cannot be given by a subscriber. */
  REVOCATION_REASON_REFUSED(AcmeProblem.BAD_REVOCATION_REASON, Category.MALFORMED),
  /** The certificate is revoked. */
  REVOCATION_REPEATED(AcmeProblem.ALREADY_REVOKED, Category.MALFORMED),
  /** An account has as many open orders as the bound. */
  ACME_ORDERS_TOO_MANY(AcmeProblem.RATE_LIMITED, Category.THROTTLED),
  /** There are as many accounts as the bound. */
  ACME_ACCOUNTS_TOO_MANY(AcmeProblem.RATE_LIMITED, Category.THROTTLED),
  /** An account has placed as many orders within an hour as the bound. */
  ACME_ORDERS_TOO_FAST(AcmeProblem.RATE_LIMITED, Category.THROTTLED),
  /** As many certificates for the same names were issued within a week as the bound. */
  ACME_CERTIFICATES_TOO_MANY(AcmeProblem.RATE_LIMITED, Category.THROTTLED),
  /** A new account is bound to nobody. */
  ACME_BINDING_REQUIRED(AcmeProblem.EXTERNAL_ACCOUNT_REQUIRED, Category.FORBIDDEN),
  /** A binding is not the JWS of RFC 8555, 7.3.4. */
  ACME_BINDING_MALFORMED(AcmeProblem.MALFORMED, Category.MALFORMED),
  /** The key of a binding is unknown, too old or spent, or did not make its MAC. */
  ACME_BINDING_REFUSED(AcmeProblem.UNAUTHORIZED, Category.FORBIDDEN),
  /** An identifier lies outside what the account's binding allows. */
  ACME_BINDING_EXCEEDED(AcmeProblem.REJECTED_IDENTIFIER, Category.FORBIDDEN);

  /** The parameter of a finding that says after how many seconds to ask again. */
  public static final String RETRY_AFTER = "retryAfter";

  private final Fault fault;
  private final AcmeProblem problem;
  private final Category category;

  AcmeCode(AcmeProblem problem, Category category) {
    this(Fault.PEER, problem, category);
  }

  AcmeCode(Fault fault, AcmeProblem problem, Category category) {
    this.fault = fault;
    this.problem = problem;
    this.category = category;
  }

  /** The type of its problem document. */
  public AcmeProblem problem() {
    return problem;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return fault;
  }

  @Override
  public Category category() {
    return category;
  }
}

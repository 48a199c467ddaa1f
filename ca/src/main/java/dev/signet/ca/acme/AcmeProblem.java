// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

/**
 * The registered types of ACME's problem documents (RFC 8555, 6.7; RFC 9773, 5 for {@code
 * alreadyReplaced}; the profiles extension for {@code invalidProfile}).
 */
public enum AcmeProblem {
  /** No account has the key. */
  ACCOUNT_DOES_NOT_EXIST("accountDoesNotExist"),
  /** Another order replaces the certificate already. */
  ALREADY_REPLACED("alreadyReplaced"),
  /** The certificate is revoked. */
  ALREADY_REVOKED("alreadyRevoked"),
  /** The signing request cannot be granted. */
  BAD_CSR("badCSR"),
  /** The nonce is not one of ours, old or spent. */
  BAD_NONCE("badNonce"),
  /** The key is of a kind or size that is not taken. */
  BAD_PUBLIC_KEY("badPublicKey"),
  /** The reason for a revocation cannot be given. */
  BAD_REVOCATION_REASON("badRevocationReason"),
  /** The signature's algorithm is not taken. */
  BAD_SIGNATURE_ALGORITHM("badSignatureAlgorithm"),
  /** The applicant's server could not be reached. */
  CONNECTION("connection"),
  /** The DNS did not answer. */
  DNS("dns"),
  /** An account must be bound to somebody. */
  EXTERNAL_ACCOUNT_REQUIRED("externalAccountRequired"),
  /** What was shown does not match the challenge. */
  INCORRECT_RESPONSE("incorrectResponse"),
  /** A contact cannot be read. */
  INVALID_CONTACT("invalidContact"),
  /** There is no such profile, or it is not for this order. */
  INVALID_PROFILE("invalidProfile"),
  /** The request cannot be read. */
  MALFORMED("malformed"),
  /** The order does not await a signing request. */
  ORDER_NOT_READY("orderNotReady"),
  /** Too much was asked in too short a time. */
  RATE_LIMITED("rateLimited"),
  /** We do not issue for the identifier. */
  REJECTED_IDENTIFIER("rejectedIdentifier"),
  /** The fault is ours. */
  SERVER_INTERNAL("serverInternal"),
  /** The applicant's TLS failed. */
  TLS("tls"),
  /** Whoever asks may not. */
  UNAUTHORIZED("unauthorized"),
  /** A contact is of a kind that is not taken. */
  UNSUPPORTED_CONTACT("unsupportedContact"),
  /** An identifier is of a kind that is not taken. */
  UNSUPPORTED_IDENTIFIER("unsupportedIdentifier");

  private static final String PREFIX = "urn:ietf:params:acme:error:";

  private final String wire;

  AcmeProblem(String wire) {
    this.wire = wire;
  }

  /** The document's {@code type}. */
  public String type() {
    return PREFIX + wire;
  }
}

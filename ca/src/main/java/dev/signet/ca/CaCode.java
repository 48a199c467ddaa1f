// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of this module that can fail. */
public enum CaCode implements Code {
  /** A signing request is larger than any honest one. */
  CSR_TOO_LARGE(Fault.PEER, Category.CONTENT_SIZE),
  /**
   * A signing request is signed by an algorithm that proves nothing any more, or that is not known.
   */
  CSR_ALGORITHM_REFUSED(Fault.PEER, Category.UNPROCESSABLE),
  /** A key is of a kind that the profile does not take. */
  KEY_KIND_REFUSED(Fault.PEER, Category.UNPROCESSABLE),
  /** A key is too short, or made in a way that gives it away. */
  KEY_TOO_WEAK(Fault.PEER, Category.UNPROCESSABLE),
  /** A key was in other hands once, and is never certified again. */
  KEY_BLOCKED(Fault.PEER, Category.UNPROCESSABLE),
  /** A signing request names nobody. */
  CSR_NAMES_MISSING(Fault.PEER, Category.UNPROCESSABLE),
  /** A signing request has more names than the bound. */
  CSR_NAMES_TOO_MANY(Fault.PEER, Category.UNPROCESSABLE),
  /** A requested name is not a host name or address. */
  CSR_NAME_INVALID(Fault.PEER, Category.UNPROCESSABLE),
  /** A requested name is of a form that this authority does not certify. */
  CSR_NAME_FORM_REFUSED(Fault.PEER, Category.UNPROCESSABLE),
  /** The common name is not one of the certificate's names. */
  CSR_COMMON_NAME_STRAY(Fault.PEER, Category.UNPROCESSABLE),
  /** A requested name lies outside the intermediate's name constraints. */
  NAME_OUTSIDE_CONSTRAINTS(Fault.CONFIGURATION, Category.UNPROCESSABLE),
  /** A signing request asks to become an authority. */
  CSR_ASKS_FOR_AUTHORITY(Fault.PEER, Category.UNPROCESSABLE),
  /** An extension that a signing request asks for cannot be read, or is there twice. */
  CSR_EXTENSION_UNREADABLE(Fault.PEER, Category.MALFORMED),
  /** A signing request asks for usages of which the profile allows none. */
  CSR_USAGE_REFUSED(Fault.PEER, Category.UNPROCESSABLE),
  /** A requested lifetime is longer than the profile allows. */
  LIFETIME_TOO_LONG(Fault.PEER, Category.UNPROCESSABLE),
  /** A requested lifetime is too short to be of use. */
  LIFETIME_TOO_SHORT(Fault.PEER, Category.UNPROCESSABLE),
  /** The lifetime was cut, for a certificate must not outlive its issuer. */
  LIFETIME_CUT(Severity.NOTE, Fault.CONFIGURATION, Category.TIME),
  /** Part of a signing request was left out of the certificate. */
  CSR_PART_LEFT_OUT(Severity.NOTE, Fault.PEER, Category.UNPROCESSABLE),
  /** The clock stands outside the intermediate's life. */
  INTERMEDIATE_NOT_VALID(Fault.CONFIGURATION, Category.TIME),
  /** The intermediate is past half of its life and the root's key is away. */
  INTERMEDIATE_AGES(Severity.WARNING, Fault.CONFIGURATION, Category.TIME),
  /** The root is in the last tenth of its life. */
  ROOT_AGES(Severity.WARNING, Fault.CONFIGURATION, Category.TIME),
  /** Something needs the root's key, and its file is away. */
  ROOT_KEY_ABSENT(Fault.CONFIGURATION, Category.LOCAL),
  /** The root's key file holds the key of another root. */
  ROOT_KEY_FOREIGN(Fault.CONFIGURATION, Category.LOCAL),
  /** The root's key file cannot be read as a P-256 private key in PKCS#8 PEM. */
  ROOT_KEY_UNREADABLE(Fault.CONFIGURATION, Category.LOCAL),
  /** Others than its owner may read the root's key file. */
  ROOT_KEY_EXPOSED(Fault.CONFIGURATION, Category.LOCAL),
  /** A certificate that we were about to sign broke a rule. */
  LINT_FAILED(Fault.OURS, Category.INTERNAL),
  /** The certificate that came out is not the one that was written down. */
  CERTIFICATE_DIFFERS(Fault.OURS, Category.INTERNAL),
  /** A private key could not sign. */
  SIGNER_FAILED(Fault.OURS, Category.INTERNAL),
  /** Another node gave up this issuance, as it started meanwhile. */
  ISSUANCE_ABANDONED(Fault.NETWORK, Category.UNAVAILABLE),
  /** No certificate of this authority has the serial number. */
  SERIAL_UNKNOWN(Fault.PEER, Category.ABSENT),
  /** The certificate was revoked before. */
  REVOKED_ALREADY(Fault.PEER, Category.CONFLICT),
  /** A root cannot revoke itself. */
  ROOT_NOT_REVOCABLE(Fault.PEER, Category.UNPROCESSABLE),
  /** The authority answers nothing under this address. */
  CA_ADDRESS_UNKNOWN(Fault.PEER, Category.ABSENT),
  /** The authority's addresses are read with GET. */
  CA_METHOD_REFUSED(Fault.PEER, Category.METHOD);

  private final Severity severity;
  private final Fault fault;
  private final Category category;

  CaCode(Fault fault, Category category) {
    this(Severity.ERROR, fault, category);
  }

  CaCode(Severity severity, Fault fault, Category category) {
    this.severity = severity;
    this.fault = fault;
    this.category = category;
  }

  @Override
  public Severity severity() {
    return severity;
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

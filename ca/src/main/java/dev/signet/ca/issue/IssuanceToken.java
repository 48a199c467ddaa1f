// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.x509.Certificate;
import dev.signet.x509.der.Bytes;

/** Proof that a certificate was linted before anybody signs it. Only {@link Lint} makes one. */
final class IssuanceToken {
  private final Certificate draft;
  private final Certificate issuer;

  IssuanceToken(Certificate draft, Certificate issuer) {
    this.draft = draft;
    this.issuer = issuer;
  }

  /** The certificate as our reader reads it, with a signature that is none. */
  Certificate draft() {
    return draft;
  }

  /** Whose key is to sign; the draft itself for a root. */
  Certificate issuer() {
    return issuer;
  }

  /** The bytes that are to be signed. */
  Bytes toBeSigned() {
    return draft.toBeSigned();
  }
}

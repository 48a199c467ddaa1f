// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.token;

import com.nimbusds.jose.JWSAlgorithm;

/**
 * How access tokens are signed (RFC 7518, 3.1). Each key has one of these for all its life (RFC
 * 8725, 3.1).
 */
public enum TokenAlgorithm {
  /** ECDSA on P-256: short signatures. The one to choose. */
  ES256(64),
  /** RSA with 2048 bits: for verifiers that know nothing else. */
  RS256(256),
  /**
   * HMAC: only where the issuer is the one verifier, for whoever can verify can issue. Never
   * published.
   */
  HS256(32);

  private final int signatureBytes;

  TokenAlgorithm(int signatureBytes) {
    this.signatureBytes = signatureBytes;
  }

  JWSAlgorithm jose() {
    return JWSAlgorithm.parse(name());
  }

  int signatureBytes() {
    return signatureBytes;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.crypto;

/** The families of signatures on certificates; a provider is chosen for each. */
public enum VerifyUse {
  /** RSA with the padding of PKCS#1 v1.5. */
  RSA,
  /** RSA with the padding PSS. */
  RSA_PSS,
  /** RSA keys that say themselves that they are for PSS alone. */
  RSA_PSS_KEY,
  /** ECDSA on P-256, P-384 and P-521. */
  ECDSA,
  /** Ed25519. */
  ED25519,
  /** Ed448. */
  ED448,
  /** ML-DSA. */
  ML_DSA,
  /** DSA, which only test suites still have. */
  DSA
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

/** What the engine uses cryptography for; a provider is chosen for each. */
public enum CryptoUse {
  /** SHA-2 of transcripts. */
  DIGEST,
  /** HMAC of the key schedule. */
  MAC,
  /** AES-GCM of records. */
  AES_GCM,
  /** ChaCha20-Poly1305 of records. */
  CHACHA20_POLY1305,
  /** Ephemeral keys on X25519. */
  X25519,
  /** Ephemeral keys on P-256, P-384 and P-521. */
  NIST_CURVES,
  /** Encapsulation with ML-KEM. */
  ML_KEM,
  /** Signing with ECDSA: a long-term key. */
  ECDSA_SIGN,
  /** Verifying ECDSA. */
  ECDSA_VERIFY,
  /** Signing with RSA: a long-term key. */
  RSA_SIGN,
  /** Verifying RSA. */
  RSA_VERIFY,
  /** Signing and verifying with keys that certificates mark for RSASSA-PSS alone. */
  RSA_PSS_KEYS,
  /** Signing with Ed25519: a long-term key. */
  ED25519_SIGN,
  /** Verifying Ed25519. */
  ED25519_VERIFY,
  /** Signing and verifying with Ed448. */
  ED448,
  /** Signing and verifying with ML-DSA. */
  ML_DSA
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

/** The kinds of keys that this authority certifies. */
public enum KeyKind {
  /** ECDSA on P-256. */
  P256("ECDSA P-256"),
  /** ECDSA on P-384. */
  P384("ECDSA P-384"),
  /** RSA of 2048 to 4096 bits. */
  RSA("RSA 2048 to 4096"),
  /** Ed25519 (RFC 8410). */
  ED25519("Ed25519"),
  /** ML-DSA of all three strengths (RFC 9881). */
  ML_DSA("ML-DSA");

  private final String title;

  KeyKind(String title) {
    this.title = title;
  }

  /** The kind as a person calls it. */
  public String title() {
    return title;
  }
}

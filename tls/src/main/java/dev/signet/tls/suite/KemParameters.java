// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.suite;

/** The parameter sets of ML-KEM (FIPS 203). */
public enum KemParameters {
  /** ML-KEM-512, which no hybrid has. */
  ML_KEM_512("ML-KEM-512", 800, 768),

  /** ML-KEM-768. */
  ML_KEM_768("ML-KEM-768", 1184, 1088),
  /** ML-KEM-1024. */
  ML_KEM_1024("ML-KEM-1024", 1568, 1568);

  /** The length in bytes of the secret that both sides get. */
  public static final int SECRET_LENGTH = 32;

  private final String label;
  private final int publicKeyLength;
  private final int ciphertextLength;

  KemParameters(String label, int publicKeyLength, int ciphertextLength) {
    this.label = label;
    this.publicKeyLength = publicKeyLength;
    this.ciphertextLength = ciphertextLength;
  }

  /** The name of FIPS 203, which is also the JCA's. */
  public String label() {
    return label;
  }

  /** The length in bytes of an encapsulation key. */
  public int publicKeyLength() {
    return publicKeyLength;
  }

  /** The length in bytes of a ciphertext. */
  public int ciphertextLength() {
    return ciphertextLength;
  }
}

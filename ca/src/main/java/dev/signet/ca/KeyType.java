// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** The kinds of keys that are made here, for authorities and for those whom they certify. */
public enum KeyType {
  /** ECDSA on P-256: small, fast and understood by everybody. */
  P256("p256"),
  /** ECDSA on P-384. */
  P384("p384"),
  /** RSA of 2048 bits, for old devices. */
  RSA2048("rsa2048"),
  /** RSA of 3072 bits. */
  RSA3072("rsa3072"),
  /** RSA of 4096 bits. */
  RSA4096("rsa4096"),
  /** Ed25519 (RFC 8410), which browsers do not take. */
  ED25519("ed25519"),
  /** ML-DSA-44 (RFC 9881), which a quantum computer does not break; few clients take it yet. */
  ML_DSA_44("ml-dsa-44"),
  /** ML-DSA-65. */
  ML_DSA_65("ml-dsa-65"),
  /** ML-DSA-87. */
  ML_DSA_87("ml-dsa-87");

  private final String word;

  KeyType(String word) {
    this.word = word;
  }

  /** As it stands in settings and on command lines: {@code ml-dsa-65}. */
  public String word() {
    return word;
  }

  /** A new key pair. */
  public KeyPair generate(SecureRandom random) {
    return switch (this) {
      case P256 -> generate("EC", new ECGenParameterSpec("secp256r1"), random);
      case P384 -> generate("EC", new ECGenParameterSpec("secp384r1"), random);
      case RSA2048 -> generate("RSA", rsa(2048), random);
      case RSA3072 -> generate("RSA", rsa(3072), random);
      case RSA4096 -> generate("RSA", rsa(4096), random);
      case ED25519 -> generate("Ed25519", NamedParameterSpec.ED25519, random);
      case ML_DSA_44 -> generate("ML-DSA", NamedParameterSpec.ML_DSA_44, random);
      case ML_DSA_65 -> generate("ML-DSA", NamedParameterSpec.ML_DSA_65, random);
      case ML_DSA_87 -> generate("ML-DSA", NamedParameterSpec.ML_DSA_87, random);
    };
  }

  private static RSAKeyGenParameterSpec rsa(int bits) {
    return new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
  }

  private static KeyPair generate(
      String algorithm, AlgorithmParameterSpec parameters, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(parameters, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /** The {@link #word()}, which command lines take. */
  @Override
  public String toString() {
    return word;
  }
}

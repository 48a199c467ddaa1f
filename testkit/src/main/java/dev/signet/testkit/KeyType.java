// SPDX-License-Identifier: Apache-2.0
package dev.signet.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** The kinds of key that test certificates can have. */
public enum KeyType {
  /** ECDSA on P-256, the default: fast and accepted by all. */
  P256("EC", 256, "SHA256withECDSA"),
  /** ECDSA on P-384. */
  P384("EC", 384, "SHA384withECDSA"),
  /** Too weak for most: clients refuse it. */
  RSA1024("RSA", 1024, "SHA256withRSA"),
  /** RSA, whose keys take a moment to make. */
  RSA2048("RSA", 2048, "SHA256withRSA"),
  /** EdDSA on curve 25519. */
  ED25519("Ed25519", 0, "Ed25519");

  private final String algorithm;
  private final int bits;
  private final String signature;

  KeyType(String algorithm, int bits, String signature) {
    this.algorithm = algorithm;
    this.bits = bits;
    this.signature = signature;
  }

  /** A new pair. */
  public KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (bits > 0) {
        generator.initialize(bits);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm, e);
    }
  }

  /** The signature algorithm with which keys like a given one sign. */
  static String signatureFor(KeyPair keys) {
    return switch (keys.getPrivate().getAlgorithm()) {
      case "RSA" -> RSA2048.signature;
      case "EC" -> P256.signature;
      default -> ED25519.signature;
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** The kinds of keys that {@code cert issue} makes. */
enum KeyType {
  /** ECDSA on P-256: small, fast and understood by everybody. */
  P256,
  /** ECDSA on P-384. */
  P384,
  /** RSA of 2048 bits, for old devices. */
  RSA2048,
  /** RSA of 3072 bits. */
  RSA3072,
  /** RSA of 4096 bits. */
  RSA4096,
  /** Ed25519, which browsers do not take. */
  ED25519;

  /** A new key pair. */
  KeyPair generate() {
    return switch (this) {
      case P256 -> generate("EC", new ECGenParameterSpec("secp256r1"));
      case P384 -> generate("EC", new ECGenParameterSpec("secp384r1"));
      case RSA2048 -> generate("RSA", rsa(2048));
      case RSA3072 -> generate("RSA", rsa(3072));
      case RSA4096 -> generate("RSA", rsa(4096));
      case ED25519 -> generate("Ed25519", NamedParameterSpec.ED25519);
    };
  }

  private static RSAKeyGenParameterSpec rsa(int bits) {
    return new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
  }

  private static KeyPair generate(String algorithm, AlgorithmParameterSpec parameters) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(parameters);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}

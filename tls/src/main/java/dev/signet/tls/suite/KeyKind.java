// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.suite;

import java.math.BigInteger;
import java.security.AsymmetricKey;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.NamedParameterSpec;
import org.jspecify.annotations.Nullable;

/** The kinds of keys that certificates carry, as far as Signet signs or verifies with them. */
public enum KeyKind {
  /** RSA by {@code rsaEncryption}: signs with PSS and with PKCS #1 v1.5. */
  RSA,
  /** RSA by {@code id-RSASSA-PSS}: signs with PSS alone. */
  RSA_PSS,
  /** ECDSA on P-256. */
  EC_P256,
  /** ECDSA on P-384. */
  EC_P384,
  /** ECDSA on P-521. */
  EC_P521,
  /** Ed25519. */
  ED25519,
  /** Ed448. */
  ED448,
  /** ML-DSA-44. */
  ML_DSA_44,
  /** ML-DSA-65. */
  ML_DSA_65,
  /** ML-DSA-87. */
  ML_DSA_87;

  /** The kind of a key of any provider, public or private; null where no scheme is for it. */
  public static @Nullable KeyKind of(Key key) {
    return switch (key) {
      case RSAKey rsa -> "RSASSA-PSS".equals(key.getAlgorithm()) ? RSA_PSS : RSA;
      case ECKey ec -> ofOrder(ec.getParams().getOrder());
      case EdECKey edwards -> ofName(edwards.getParams().getName());
      case AsymmetricKey other when other.getParams() instanceof NamedParameterSpec named ->
          ofName(named.getName());
      default -> ofName(key.getAlgorithm());
    };
  }

  /** Whether it is an elliptic curve's key that signs with ECDSA. */
  public boolean isEcdsa() {
    return switch (this) {
      case EC_P256, EC_P384, EC_P521 -> true;
      case RSA, RSA_PSS, ED25519, ED448, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> false;
    };
  }

  // Curves of one size differ in the last bits of their orders: P-256 must not be taken for
  // secp256k1 or a Brainpool curve.
  private static @Nullable KeyKind ofOrder(BigInteger order) {
    return switch (order.intValue()) {
      case 0xfc632551 -> order.bitLength() == 256 ? EC_P256 : null;
      case 0xccc52973 -> order.bitLength() == 384 ? EC_P384 : null;
      case 0x91386409 -> order.bitLength() == 521 ? EC_P521 : null;
      default -> null;
    };
  }

  private static @Nullable KeyKind ofName(String name) {
    return switch (name) {
      case "Ed25519" -> ED25519;
      case "Ed448" -> ED448;
      case "ML-DSA-44" -> ML_DSA_44;
      case "ML-DSA-65" -> ML_DSA_65;
      case "ML-DSA-87" -> ML_DSA_87;
      default -> null;
    };
  }
}

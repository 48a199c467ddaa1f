// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.hpke;

import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.NamedGroup;
import org.jspecify.annotations.Nullable;

/** The ways to agree on a secret with the owner of a public key (RFC 9180, 7.1). */
public enum HpkeKem {
  /** DHKEM(P-256, HKDF-SHA256). */
  DHKEM_P256(0x0010, NamedGroup.SECP256R1),
  /** DHKEM(X25519, HKDF-SHA256). */
  DHKEM_X25519(0x0020, NamedGroup.X25519);

  private final int code;
  private final NamedGroup curve;

  HpkeKem(int code, NamedGroup curve) {
    this.code = code;
    this.curve = curve;
  }

  /** The KEM that has this number, or null where Signet does not have it. */
  public static @Nullable HpkeKem of(int code) {
    return switch (code) {
      case 0x0010 -> DHKEM_P256;
      case 0x0020 -> DHKEM_X25519;
      default -> null;
    };
  }

  /** The two bytes of the registry. */
  public int code() {
    return code;
  }

  /** Where its keys are. */
  public NamedGroup curve() {
    return curve;
  }

  /** The length in bytes of public and of encapsulated keys. */
  public int publicKeyLength() {
    return curve.clientShareLength();
  }

  /** What the secret is hashed with. */
  HashAlgorithm hash() {
    return HashAlgorithm.SHA256;
  }
}

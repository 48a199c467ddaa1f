// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.suite.KeyKind;
import dev.signet.tls.suite.NamedGroup;
import org.jspecify.annotations.Nullable;

/**
 * The curve of a certificate's ECDSA key, which in TLS 1.2 has to be among the groups of who reads
 * it (RFC 8422, 5.3); TLS 1.3 has the signature scheme say it.
 */
public final class CertificateCurve {
  private CertificateCurve() {}

  /** The group of a kind of key; null where it is on none that keys are exchanged with. */
  public static @Nullable NamedGroup of(KeyKind kind) {
    return switch (kind) {
      case EC_P256 -> NamedGroup.SECP256R1;
      case EC_P384 -> NamedGroup.SECP384R1;
      case EC_P521 -> NamedGroup.SECP521R1;
      case RSA, RSA_PSS, ED25519, ED448, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> null;
    };
  }
}

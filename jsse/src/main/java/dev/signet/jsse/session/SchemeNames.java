// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.session;

import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.SignatureScheme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JCA's names of signature schemes, and the key types that key managers are asked for. */
public final class SchemeNames {
  private SchemeNames() {}

  /** The JCA's signature algorithms, each once, in order. */
  public static String[] algorithms(List<SignatureScheme> schemes) {
    return schemes.stream().map(SchemeNames::algorithm).distinct().toArray(String[]::new);
  }

  /** The key types, each once, in order. */
  public static String[] keyTypes(List<SignatureScheme> schemes) {
    return schemes.stream().map(SchemeNames::keyType).distinct().toArray(String[]::new);
  }

  private static String algorithm(SignatureScheme scheme) {
    @Nullable HashAlgorithm hash = scheme.hash();
    return switch (scheme.padding()) {
      case PSS -> "RSASSA-PSS";
      case PKCS1 -> hash + "withRSA";
      case NONE -> hash == null ? keyType(scheme) : hash + "withECDSA";
    };
  }

  private static String keyType(SignatureScheme scheme) {
    return switch (scheme.keyKind()) {
      case EC_P256, EC_P384, EC_P521 -> "EC";
      case RSA -> "RSA";
      case RSA_PSS -> "RSASSA-PSS";
      case ED25519, ED448 -> "EdDSA";
      case ML_DSA_44 -> "ML-DSA-44";
      case ML_DSA_65 -> "ML-DSA-65";
      case ML_DSA_87 -> "ML-DSA-87";
    };
  }
}

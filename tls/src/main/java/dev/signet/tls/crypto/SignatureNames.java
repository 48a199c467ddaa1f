// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.SignatureScheme;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** What the JCA calls the schemes. */
final class SignatureNames {
  private static final PSSParameterSpec PSS_SHA256 = pss("SHA-256", MGF1ParameterSpec.SHA256, 32);
  private static final PSSParameterSpec PSS_SHA384 = pss("SHA-384", MGF1ParameterSpec.SHA384, 48);
  private static final PSSParameterSpec PSS_SHA512 = pss("SHA-512", MGF1ParameterSpec.SHA512, 64);

  private SignatureNames() {}

  static String of(SignatureScheme scheme) {
    return switch (scheme) {
      case ECDSA_SECP256R1_SHA256 -> "SHA256withECDSA";
      case ECDSA_SECP384R1_SHA384 -> "SHA384withECDSA";
      case ECDSA_SECP521R1_SHA512 -> "SHA512withECDSA";
      case ED25519 -> "Ed25519";
      case ED448 -> "Ed448";
      case RSA_PSS_RSAE_SHA256, RSA_PSS_RSAE_SHA384, RSA_PSS_RSAE_SHA512 -> "RSASSA-PSS";
      case RSA_PSS_PSS_SHA256, RSA_PSS_PSS_SHA384, RSA_PSS_PSS_SHA512 -> "RSASSA-PSS";
      case RSA_PKCS1_SHA256 -> "SHA256withRSA";
      case RSA_PKCS1_SHA384 -> "SHA384withRSA";
      case RSA_PKCS1_SHA512 -> "SHA512withRSA";
      case MLDSA44 -> "ML-DSA-44";
      case MLDSA65 -> "ML-DSA-65";
      case MLDSA87 -> "ML-DSA-87";
    };
  }

  /** RFC 9846 4.2.3: MGF1 over the same hash, the salt as long as its output. */
  static PSSParameterSpec pss(HashAlgorithm hash) {
    return switch (hash) {
      case SHA256 -> PSS_SHA256;
      case SHA384 -> PSS_SHA384;
      case SHA512 -> PSS_SHA512;
    };
  }

  private static PSSParameterSpec pss(String hash, MGF1ParameterSpec mask, int saltLength) {
    return new PSSParameterSpec(hash, "MGF1", mask, saltLength, PSSParameterSpec.TRAILER_FIELD_BC);
  }
}

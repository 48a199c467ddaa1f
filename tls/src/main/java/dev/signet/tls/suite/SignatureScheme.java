// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.suite;

import org.jspecify.annotations.Nullable;

/** The signature schemes of RFC 9846 4.2.3 that Signet signs and verifies with; never SHA-1. */
public enum SignatureScheme {
  /** ECDSA on P-256; in TLS 1.2 on any curve (RFC 9846 4.2.3). */
  ECDSA_SECP256R1_SHA256(
      0x0403, "ecdsa_secp256r1_sha256", KeyKind.EC_P256, HashAlgorithm.SHA256, Padding.NONE),
  /** ECDSA on P-384; in TLS 1.2 on any curve. */
  ECDSA_SECP384R1_SHA384(
      0x0503, "ecdsa_secp384r1_sha384", KeyKind.EC_P384, HashAlgorithm.SHA384, Padding.NONE),
  /** ECDSA on P-521; in TLS 1.2 on any curve. */
  ECDSA_SECP521R1_SHA512(
      0x0603, "ecdsa_secp521r1_sha512", KeyKind.EC_P521, HashAlgorithm.SHA512, Padding.NONE),
  /** Ed25519, RFC 8032. */
  ED25519(0x0807, "ed25519", KeyKind.ED25519, null, Padding.NONE),
  /** Ed448, RFC 8032. */
  ED448(0x0808, "ed448", KeyKind.ED448, null, Padding.NONE),
  /** RSA-PSS with a key of {@code rsaEncryption}. */
  RSA_PSS_RSAE_SHA256(
      0x0804, "rsa_pss_rsae_sha256", KeyKind.RSA, HashAlgorithm.SHA256, Padding.PSS),
  /** RSA-PSS with a key of {@code rsaEncryption}. */
  RSA_PSS_RSAE_SHA384(
      0x0805, "rsa_pss_rsae_sha384", KeyKind.RSA, HashAlgorithm.SHA384, Padding.PSS),
  /** RSA-PSS with a key of {@code rsaEncryption}. */
  RSA_PSS_RSAE_SHA512(
      0x0806, "rsa_pss_rsae_sha512", KeyKind.RSA, HashAlgorithm.SHA512, Padding.PSS),
  /** RSA-PSS with a key of {@code id-RSASSA-PSS}. */
  RSA_PSS_PSS_SHA256(
      0x0809, "rsa_pss_pss_sha256", KeyKind.RSA_PSS, HashAlgorithm.SHA256, Padding.PSS),
  /** RSA-PSS with a key of {@code id-RSASSA-PSS}. */
  RSA_PSS_PSS_SHA384(
      0x080A, "rsa_pss_pss_sha384", KeyKind.RSA_PSS, HashAlgorithm.SHA384, Padding.PSS),
  /** RSA-PSS with a key of {@code id-RSASSA-PSS}. */
  RSA_PSS_PSS_SHA512(
      0x080B, "rsa_pss_pss_sha512", KeyKind.RSA_PSS, HashAlgorithm.SHA512, Padding.PSS),
  /** RSA PKCS #1 v1.5: handshakes of TLS 1.2 alone, certificates in both. */
  RSA_PKCS1_SHA256(0x0401, "rsa_pkcs1_sha256", KeyKind.RSA, HashAlgorithm.SHA256, Padding.PKCS1),
  /** RSA PKCS #1 v1.5: handshakes of TLS 1.2 alone, certificates in both. */
  RSA_PKCS1_SHA384(0x0501, "rsa_pkcs1_sha384", KeyKind.RSA, HashAlgorithm.SHA384, Padding.PKCS1),
  /** RSA PKCS #1 v1.5: handshakes of TLS 1.2 alone, certificates in both. */
  RSA_PKCS1_SHA512(0x0601, "rsa_pkcs1_sha512", KeyKind.RSA, HashAlgorithm.SHA512, Padding.PKCS1),
  /** ML-DSA-44, draft-ietf-tls-mldsa; TLS 1.3 alone. */
  MLDSA44(0x0904, "mldsa44", KeyKind.ML_DSA_44, null, Padding.NONE),
  /** ML-DSA-65; TLS 1.3 alone. */
  MLDSA65(0x0905, "mldsa65", KeyKind.ML_DSA_65, null, Padding.NONE),
  /** ML-DSA-87; TLS 1.3 alone. */
  MLDSA87(0x0906, "mldsa87", KeyKind.ML_DSA_87, null, Padding.NONE);

  /** How RSA pads what it signs. */
  public enum Padding {
    /** Not RSA. */
    NONE,
    /** RSASSA-PSS with MGF1 of the same hash and a salt of its length. */
    PSS,
    /** RSASSA-PKCS1-v1_5. */
    PKCS1
  }

  private final int code;
  private final String label;
  private final KeyKind keyKind;
  private final @Nullable HashAlgorithm hash;
  private final Padding padding;

  SignatureScheme(
      int code, String label, KeyKind keyKind, @Nullable HashAlgorithm hash, Padding padding) {
    this.code = code;
    this.label = label;
    this.keyKind = keyKind;
    this.hash = hash;
    this.padding = padding;
  }

  /** The scheme that has this code point, or null where Signet does not use it. */
  public static @Nullable SignatureScheme of(int code) {
    for (SignatureScheme scheme : values()) {
      if (scheme.code == code) {
        return scheme;
      }
    }
    return null;
  }

  /** The two bytes of the wire. */
  public int code() {
    return code;
  }

  /** The name of RFC 9846 4.2.3. */
  public String label() {
    return label;
  }

  /** The kind of key that signs with it; for ECDSA in TLS 1.2 see {@link #fits}. */
  public KeyKind keyKind() {
    return keyKind;
  }

  /** The hash of what is signed; null where the scheme takes the content whole. */
  public @Nullable HashAlgorithm hash() {
    return hash;
  }

  /** How RSA pads what it signs. */
  public Padding padding() {
    return padding;
  }

  /**
   * Whether a CertificateVerify or ServerKeyExchange of this version may be signed with it.
   *
   * <p>RFC 9846 4.2.3: the rsa_pkcs1 schemes "are not defined for use in signed TLS handshake
   * messages", while certificates may bear them.
   */
  public boolean usableIn(ProtocolVersion version) {
    return switch (version) {
      case TLS13 -> padding != Padding.PKCS1;
      case TLS12 -> !isMlDsa();
    };
  }

  /**
   * Whether a list of what this side verifies may name it in this version: handshakes are signed
   * with it, or certificates. RFC 9846 4.2.3: without signature_algorithms_cert "the
   * "signature_algorithms" extension also applies to signatures appearing in certificates".
   */
  public boolean isOfferedIn(ProtocolVersion version) {
    return usableIn(version) || padding == Padding.PKCS1;
  }

  /**
   * Whether a key of this kind may sign with it in this version: TLS 1.3 ties ECDSA's hash to the
   * curve, TLS 1.2 does not (RFC 9846 4.2.3).
   */
  public boolean fits(KeyKind kind, ProtocolVersion version) {
    if (!usableIn(version)) {
      return false;
    }
    boolean anyCurve = version == ProtocolVersion.TLS12 && keyKind.isEcdsa();
    return anyCurve ? kind.isEcdsa() : kind == keyKind;
  }

  /** Whether a server that signs with it may choose the TLS 1.2 suites of this kind. */
  public boolean serves(SuiteAuthentication authentication) {
    boolean rsa = padding != Padding.NONE;
    return switch (authentication) {
      case ANY -> true;
      case RSA -> rsa;
      case ECDSA -> !rsa && !isMlDsa();
    };
  }

  private boolean isMlDsa() {
    return switch (keyKind) {
      case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> true;
      case RSA, RSA_PSS, EC_P256, EC_P384, EC_P521, ED25519, ED448 -> false;
    };
  }
}

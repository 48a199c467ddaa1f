// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.suite;

import org.jspecify.annotations.Nullable;

/** The suites that Signet speaks; their names are those of IANA's registry. */
public enum CipherSuite {
  /** AES-128-GCM, TLS 1.3. */
  TLS_AES_128_GCM_SHA256(
      0x1301, AeadAlgorithm.AES_128_GCM, HashAlgorithm.SHA256, SuiteAuthentication.ANY),
  /** AES-256-GCM, TLS 1.3. */
  TLS_AES_256_GCM_SHA384(
      0x1302, AeadAlgorithm.AES_256_GCM, HashAlgorithm.SHA384, SuiteAuthentication.ANY),
  /** ChaCha20-Poly1305, TLS 1.3. */
  TLS_CHACHA20_POLY1305_SHA256(
      0x1303, AeadAlgorithm.CHACHA20_POLY1305, HashAlgorithm.SHA256, SuiteAuthentication.ANY),
  /** AES-128-GCM with an ECDSA certificate, TLS 1.2. */
  TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256(
      0xC02B, AeadAlgorithm.AES_128_GCM, HashAlgorithm.SHA256, SuiteAuthentication.ECDSA),
  /** AES-256-GCM with an ECDSA certificate, TLS 1.2. */
  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384(
      0xC02C, AeadAlgorithm.AES_256_GCM, HashAlgorithm.SHA384, SuiteAuthentication.ECDSA),
  /** ChaCha20-Poly1305 with an ECDSA certificate, TLS 1.2. */
  TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256(
      0xCCA9, AeadAlgorithm.CHACHA20_POLY1305, HashAlgorithm.SHA256, SuiteAuthentication.ECDSA),
  /** AES-128-GCM with an RSA certificate, TLS 1.2. */
  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256(
      0xC02F, AeadAlgorithm.AES_128_GCM, HashAlgorithm.SHA256, SuiteAuthentication.RSA),
  /** AES-256-GCM with an RSA certificate, TLS 1.2. */
  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(
      0xC030, AeadAlgorithm.AES_256_GCM, HashAlgorithm.SHA384, SuiteAuthentication.RSA),
  /** ChaCha20-Poly1305 with an RSA certificate, TLS 1.2. */
  TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256(
      0xCCA8, AeadAlgorithm.CHACHA20_POLY1305, HashAlgorithm.SHA256, SuiteAuthentication.RSA);

  private final int code;
  private final AeadAlgorithm aead;
  private final HashAlgorithm hash;
  private final SuiteAuthentication authentication;

  CipherSuite(
      int code, AeadAlgorithm aead, HashAlgorithm hash, SuiteAuthentication authentication) {
    this.code = code;
    this.aead = aead;
    this.hash = hash;
    this.authentication = authentication;
  }

  /** The suite that has this code point, or null where Signet does not speak it. */
  public static @Nullable CipherSuite of(int code) {
    return switch (code) {
      case 0x1301 -> TLS_AES_128_GCM_SHA256;
      case 0x1302 -> TLS_AES_256_GCM_SHA384;
      case 0x1303 -> TLS_CHACHA20_POLY1305_SHA256;
      case 0xC02B -> TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
      case 0xC02C -> TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384;
      case 0xC02F -> TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256;
      case 0xC030 -> TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384;
      case 0xCCA8 -> TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256;
      case 0xCCA9 -> TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256;
      default -> null;
    };
  }

  /** The two bytes of the wire. */
  public int code() {
    return code;
  }

  /** The record cipher. */
  public AeadAlgorithm aead() {
    return aead;
  }

  /** The hash of the transcript and of the key schedule. */
  public HashAlgorithm hash() {
    return hash;
  }

  /** The kind of key that the server's certificate must have. */
  public SuiteAuthentication authentication() {
    return authentication;
  }

  /** The one version that the suite is for. */
  public ProtocolVersion version() {
    return authentication == SuiteAuthentication.ANY
        ? ProtocolVersion.TLS13
        : ProtocolVersion.TLS12;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.suite;

import org.jspecify.annotations.Nullable;

/** The hash functions of suites and signatures. */
public enum HashAlgorithm {
  /** SHA-256. */
  SHA256(4, 32, "SHA-256", "HmacSHA256"),
  /** SHA-384. */
  SHA384(5, 48, "SHA-384", "HmacSHA384"),
  /** SHA-512: signatures alone, no suite uses it. */
  SHA512(6, 64, "SHA-512", "HmacSHA512");

  private final int code;
  private final int length;
  private final String digestName;
  private final String hmacName;

  HashAlgorithm(int code, int length, String digestName, String hmacName) {
    this.code = code;
    this.length = length;
    this.digestName = digestName;
    this.hmacName = hmacName;
  }

  /** The hash that has this code in TLS 1.2's registry (RFC 5246 7.4.1.4.1), or null. */
  public static @Nullable HashAlgorithm of(int code) {
    return switch (code) {
      case 4 -> SHA256;
      case 5 -> SHA384;
      case 6 -> SHA512;
      default -> null;
    };
  }

  /** The code of TLS 1.2's registry, RFC 5246 7.4.1.4.1. */
  public int code() {
    return code;
  }

  /** The digest's length in bytes. */
  public int length() {
    return length;
  }

  /** The name that the JCA has for the digest, for instance {@code SHA-256}. */
  public String digestName() {
    return digestName;
  }

  /** The name that the JCA has for the MAC made from it, for instance {@code HmacSHA256}. */
  public String hmacName() {
    return hmacName;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

/** What stands in a Certificate message (RFC 7250, 3; the registry of RFC 8446, 11). */
public enum CertificateKind {
  /** A chain of X.509 certificates. */
  X509(0),
  /** One SubjectPublicKeyInfo. */
  RAW_PUBLIC_KEY(2);

  private final int code;

  CertificateKind(int code) {
    this.code = code;
  }

  /** The value on the wire. */
  public int code() {
    return code;
  }
}

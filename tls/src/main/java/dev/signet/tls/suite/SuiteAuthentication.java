// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.suite;

/** The kind of certificate key that a suite asks of the server. */
public enum SuiteAuthentication {
  /** Any: in TLS 1.3 the signature scheme says it. */
  ANY,
  /** ECDSA, Ed25519 or Ed448 (RFC 8422 5.1.3), TLS 1.2. */
  ECDSA,
  /** RSA, TLS 1.2. */
  RSA
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import dev.signet.testkit.KeyType;

/** What is negotiated: always TLS 1.3 with AES-256-GCM. */
enum TlsScenario {
  /** Full handshake, X25519, an ECDSA leaf and its intermediate. */
  FULL_ECDSA("full_ecdsa_server_us", KeyType.P256, false, false),
  /** Full handshake, X25519, an RSA-2048 leaf. */
  FULL_RSA("full_rsa_server_us", KeyType.RSA2048, false, false),
  /** A client that comes back with a ticket; a new X25519 exchange all the same. */
  RESUMED("resumed_server_us", KeyType.P256, true, false),
  /** Full handshake with X25519MLKEM768. */
  HYBRID("hybrid_server_us", KeyType.P256, false, true);

  private final String figure;
  private final KeyType key;
  private final boolean resumed;
  private final boolean hybrid;

  TlsScenario(String figure, KeyType key, boolean resumed, boolean hybrid) {
    this.figure = figure;
    this.key = key;
    this.resumed = resumed;
    this.hybrid = hybrid;
  }

  String figure() {
    return figure;
  }

  KeyType key() {
    return key;
  }

  boolean resumed() {
    return resumed;
  }

  boolean hybrid() {
    return hybrid;
  }
}

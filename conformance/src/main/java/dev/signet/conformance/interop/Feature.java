// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import dev.signet.testkit.KeyType;
import dev.signet.tls.suite.ProtocolVersion;
import java.util.List;

/** What a cell of the matrix has to show, beside data both ways and an orderly end. */
enum Feature {
  /** The server has an ECDSA certificate. */
  ECDSA("ECDSA certificate", KeyType.P256),
  /** The server has an RSA certificate. */
  RSA("RSA certificate", KeyType.RSA2048),
  /** The server has an Ed25519 certificate. */
  ED25519("Ed25519 certificate", KeyType.ED25519),
  /** The client shows a certificate. */
  CLIENT_CERTIFICATE("client certificate"),
  /** A second connection comes from the first. */
  RESUMPTION("resumption"),
  /** Both agree on a protocol. */
  ALPN("ALPN"),
  /** The server names its certificate's state by a stapled OCSP response. */
  STAPLE("OCSP stapling"),
  /** The client guesses a group that the server does not have. RSA: a curve of keys is a group. */
  RETRY("HelloRetryRequest", KeyType.RSA2048, true),
  /** We take new keys and ask the peer for the same. */
  KEY_UPDATE("KeyUpdate", true),
  /** The key exchange that quantum computers do not break. */
  HYBRID("X25519MLKEM768", KeyType.RSA2048, true),
  /** The client does not trust the server's authority, and says so by an alert. */
  SERVER_REFUSED("refused server certificate"),
  /** The server does not trust the client's authority, and says so by an alert. */
  CLIENT_REFUSED("refused client certificate");

  private final String label;
  private final KeyType leaf;
  private final boolean only13;

  Feature(String label, KeyType leaf) {
    this(label, leaf, false);
  }

  Feature(String label) {
    this(label, KeyType.P256);
  }

  Feature(String label, boolean only13) {
    this(label, KeyType.P256, only13);
  }

  Feature(String label, KeyType leaf, boolean only13) {
    this.label = label;
    this.leaf = leaf;
    this.only13 = only13;
  }

  /** For people. */
  String label() {
    return label;
  }

  /** The kind of the server's key. */
  KeyType leaf() {
    return leaf;
  }

  /** The versions that have it. */
  List<ProtocolVersion> versions() {
    return only13 ? List.of(ProtocolVersion.TLS13) : ProtocolVersion.newestFirst();
  }
}

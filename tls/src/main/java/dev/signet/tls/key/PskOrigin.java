// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

/** Where a PSK comes from; its binder's label says it, RFC 9846 7.1. */
public enum PskOrigin {
  /** A ticket of an earlier connection. */
  RESUMPTION("res binder"),
  /** Agreed outside of TLS. */
  EXTERNAL("ext binder"),
  /** Agreed outside of TLS and imported for one protocol and hash, RFC 9258. */
  IMPORTED("imp binder");

  private final String binderLabel;

  PskOrigin(String binderLabel) {
    this.binderLabel = binderLabel;
  }

  /** The label of its binder key's derivation. */
  String binderLabel() {
    return binderLabel;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

/** Which end of the connection is ours. */
enum Role {
  /** Ours connects to the peer's server. */
  CLIENT("our client"),
  /** The peer's client connects to ours. */
  SERVER("our server");

  private final String label;

  Role(String label) {
    this.label = label;
  }

  /** For people. */
  String label() {
    return label;
  }
}

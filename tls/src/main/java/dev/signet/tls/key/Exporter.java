// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import org.jspecify.annotations.Nullable;

/** Gives keys to protocols above TLS, RFC 5705 and RFC 9846 7.5. */
public sealed interface Exporter permits Exporter13, Exporter12 {
  /**
   * Key material for a label and a context; TLS 1.3 takes no context and an empty one as the same,
   * TLS 1.2 does not (RFC 5705 4).
   *
   * @param length bytes, at most 255 hashes of the suite in TLS 1.3
   */
  byte[] export(String label, byte @Nullable [] context, int length);

  /** A copy of the secret for a key log, which the caller must wipe; empty where none is logged. */
  byte[] copy();

  /** Fills the secret with zeros; wiping twice is fine. */
  void wipe();
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.session;

import javax.net.ssl.SSLKeyException;
import org.jspecify.annotations.Nullable;

/** Exports keying material of one connection (RFC 9846, 7.5; RFC 5705). */
@FunctionalInterface
public interface KeyingMaterial {
  /**
   * Exports.
   *
   * @param context null where there is none, which TLS 1.2 tells apart from an empty one
   * @throws SSLKeyException where the connection is over, or cannot export
   */
  byte[] export(String label, byte @Nullable [] context, int length) throws SSLKeyException;
}

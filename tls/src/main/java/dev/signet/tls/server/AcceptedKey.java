// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ExternalPsk;
import dev.signet.tls.session.PreSharedKey;

/** A key that was agreed on outside of TLS. Only {@link ExternalSelection} makes one. */
final class AcceptedKey implements AcceptedPsk {
  private final int index;
  private final ExternalPsk source;
  private final PreSharedKey key;

  AcceptedKey(int index, ExternalPsk source, PreSharedKey key) {
    this.index = index;
    this.source = source;
    this.key = key;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public byte[] secret() {
    return key.secret();
  }

  /** What was agreed on. */
  ExternalPsk source() {
    return source;
  }
}

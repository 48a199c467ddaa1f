// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.wire.Bytes;

/** A server's side of a key exchange. */
public final class Agreement {
  private final Bytes share;
  private final byte[] secret;

  Agreement(Bytes share, byte[] secret) {
    this.share = share;
    this.secret = secret;
  }

  /** The share that goes back to the client. */
  public Bytes share() {
    return share;
  }

  /** The secret that both share: the array itself, which the caller must wipe. */
  public byte[] secret() {
    return secret;
  }
}

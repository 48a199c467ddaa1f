// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.hpke;

import dev.signet.tls.wire.Bytes;

/** A secret that both sides share, for one {@link HpkeSender} or {@link HpkeReceiver}. */
public final class Encapsulation {
  private final HpkeKem kem;
  private final Bytes enc;
  private final byte[] secret;

  Encapsulation(HpkeKem kem, Bytes enc, byte[] secret) {
    this.kem = kem;
    this.enc = enc;
    this.secret = secret;
  }

  /** What the sender sends, and the receiver learns the secret from. */
  public Bytes enc() {
    return enc;
  }

  /** A copy of the secret, for a key log; the caller must wipe it. */
  public byte[] copyOfSecret() {
    return secret.clone();
  }

  HpkeKem kem() {
    return kem;
  }

  /** The secret itself, which is wiped once keys are derived from it. */
  byte[] secret() {
    return secret;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.crypto.Hkdf;
import dev.signet.tls.wire.Bytes;

/** The resumption secret of TLS 1.3, of which each ticket gets a PSK of its own, RFC 9846 4.6.1. */
public final class ResumptionSecret {
  private final Hkdf hkdf;
  private final Secret secret;

  ResumptionSecret(Hkdf hkdf, byte[] secret) {
    this.hkdf = hkdf;
    this.secret = new Secret(secret);
  }

  /** The PSK of the ticket with this nonce; the array is the caller's to wipe. */
  public byte[] psk(Bytes ticketNonce) {
    return hkdf.expandLabel(
        secret.array(), "resumption", ticketNonce.toArray(), hkdf.hash().length());
  }

  /** Fills the secret with zeros; wiping twice is fine. */
  public void wipe() {
    secret.wipe();
  }
}

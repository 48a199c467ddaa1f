// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.crypto.Hkdf;
import dev.signet.tls.key.HelloRandoms;
import dev.signet.tls.key.MasterSecret;
import dev.signet.tls.key.Transcript;

/** From the secret of a key exchange to the master secret (RFC 5246, 8.1; RFC 7627, 4). */
public final class Premaster12 {
  private Premaster12() {}

  /**
   * The master secret, once the ClientKeyExchange is in the transcript; the premaster is wiped.
   *
   * @param extended whether both sides have RFC 7627, which binds it to the whole handshake
   */
  public static MasterSecret master(
      Hkdf hkdf, byte[] premaster, boolean extended, Transcript transcript, HelloRandoms randoms) {
    return extended
        ? MasterSecret.extended(hkdf, premaster, transcript.hash())
        : MasterSecret.classic(hkdf, premaster, randoms);
  }
}

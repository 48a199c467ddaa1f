// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.crypto.Hkdf;

/** The second stage of TLS 1.3's key schedule: the handshake secret (RFC 9846 7.1). */
public final class HandshakeStage {
  private final Hkdf hkdf;
  private final Secret secret;

  HandshakeStage(Hkdf hkdf, byte[] secret) {
    this.hkdf = hkdf;
    this.secret = new Secret(secret);
  }

  /** What protects the client's messages; the hash reaches up to the ServerHello. */
  public TrafficSecret clientTraffic(byte[] transcriptHash) {
    return Stages.traffic(hkdf, secret, SecretKind.CLIENT_HANDSHAKE_TRAFFIC, transcriptHash);
  }

  /** What protects the server's messages; the hash reaches up to the ServerHello. */
  public TrafficSecret serverTraffic(byte[] transcriptHash) {
    return Stages.traffic(hkdf, secret, SecretKind.SERVER_HANDSHAKE_TRAFFIC, transcriptHash);
  }

  /** Goes on to the master secret; this stage is wiped. */
  public MasterStage master() {
    return new MasterStage(hkdf, Stages.next(hkdf, secret, null));
  }

  /** The hash and MAC of this schedule, for what else the connection derives. */
  public Hkdf hkdf() {
    return hkdf;
  }

  /** Fills the secret with zeros; wiping twice is fine. */
  public void wipe() {
    secret.wipe();
  }
}

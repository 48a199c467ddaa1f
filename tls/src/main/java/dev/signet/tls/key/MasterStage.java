// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.crypto.Hkdf;

/**
 * The last stage of TLS 1.3's key schedule: the master secret (RFC 9846 7.1). Its holder wipes it
 * when the resumption secret is taken.
 */
public final class MasterStage {
  private final Hkdf hkdf;
  private final Secret secret;

  MasterStage(Hkdf hkdf, byte[] secret) {
    this.hkdf = hkdf;
    this.secret = new Secret(secret);
  }

  /** What protects the client's data; the hash reaches up to the server's Finished. */
  public TrafficSecret clientApplication(byte[] transcriptHash) {
    return Stages.traffic(hkdf, secret, SecretKind.CLIENT_APPLICATION_TRAFFIC, transcriptHash);
  }

  /** What protects the server's data; the hash reaches up to the server's Finished. */
  public TrafficSecret serverApplication(byte[] transcriptHash) {
    return Stages.traffic(hkdf, secret, SecretKind.SERVER_APPLICATION_TRAFFIC, transcriptHash);
  }

  /** Exports; the hash reaches up to the server's Finished. */
  public Exporter exporter(byte[] transcriptHash) {
    return Stages.exporter(hkdf, secret, SecretKind.EXPORTER, transcriptHash);
  }

  /** Leads to the PSKs of tickets; the hash reaches up to the client's Finished. */
  public ResumptionSecret resumption(byte[] transcriptHash) {
    byte[] resumption =
        hkdf.deriveSecret(secret.array(), SecretKind.RESUMPTION.label(), transcriptHash);
    return new ResumptionSecret(hkdf, resumption);
  }

  /** Fills the secret with zeros; wiping twice is fine. */
  public void wipe() {
    secret.wipe();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.crypto.Hkdf;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The first stage of TLS 1.3's key schedule: the early secret (RFC 9846 7.1).
 *
 * <p>The stages follow each other as the handshake does: this one, {@link HandshakeStage}, {@link
 * MasterStage}. Going on wipes the stage that is left; using it after that throws
 * IllegalStateException.
 */
public final class EarlyStage {
  private final Hkdf hkdf;
  private final Secret secret;

  private EarlyStage(Hkdf hkdf, byte[] secret) {
    this.hkdf = hkdf;
    this.secret = new Secret(secret);
  }

  /** The stage of a handshake without a PSK. */
  public static EarlyStage withoutPsk(Hkdf hkdf) {
    return new EarlyStage(hkdf, hkdf.extract(null, null));
  }

  /** The stage of a handshake with this PSK, which stays the caller's to wipe. */
  public static EarlyStage withPsk(Hkdf hkdf, byte[] psk) {
    return new EarlyStage(hkdf, hkdf.extract(null, psk));
  }

  /**
   * The binder of the PSK over the hash of the hello up to its binders, with whatever came before
   * it, RFC 9846 4.2.11.2.
   */
  public byte[] binder(PskOrigin origin, byte[] truncatedHash) {
    byte[] binderKey = hkdf.deriveSecret(secret.array(), origin.binderLabel());
    byte[] binder = Finisher.verifyData(hkdf, binderKey, truncatedHash);
    Arrays.fill(binderKey, (byte) 0);
    return binder;
  }

  /** Whether a binder is the PSK's; compared in constant time. */
  public boolean isBoundBy(PskOrigin origin, byte[] binder, byte[] truncatedHash) {
    return MessageDigest.isEqual(binder(origin, truncatedHash), binder);
  }

  /** What protects 0-RTT data; the hash is that of the whole ClientHello. */
  public TrafficSecret clientEarlyTraffic(byte[] helloHash) {
    return Stages.traffic(hkdf, secret, SecretKind.CLIENT_EARLY_TRAFFIC, helloHash);
  }

  /** Exports before the handshake has ended; the hash is that of the whole ClientHello. */
  public Exporter earlyExporter(byte[] helloHash) {
    return Stages.exporter(hkdf, secret, SecretKind.EARLY_EXPORTER, helloHash);
  }

  /** Goes on with the key exchange's secret; it and this stage are wiped. */
  public HandshakeStage withSharedSecret(byte[] sharedSecret) {
    byte[] next = Stages.next(hkdf, secret, sharedSecret);
    Arrays.fill(sharedSecret, (byte) 0);
    return new HandshakeStage(hkdf, next);
  }

  /** Fills the secret with zeros; wiping twice is fine. */
  public void wipe() {
    secret.wipe();
  }
}

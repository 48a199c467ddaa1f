// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.crypto.Hkdf;
import dev.signet.tls.suite.AeadAlgorithm;
import dev.signet.tls.suite.CipherSuite;
import java.security.MessageDigest;

/**
 * A secret of TLS 1.3 that protects one direction of the traffic (RFC 9846 7.3). Its holder wipes
 * it; used after that, it throws IllegalStateException.
 */
public final class TrafficSecret {
  private static final byte[] NO_CONTEXT = {};

  private final Hkdf hkdf;
  private final SecretKind kind;
  private final int generation;
  private final Secret secret;

  TrafficSecret(Hkdf hkdf, SecretKind kind, int generation, byte[] secret) {
    this.hkdf = hkdf;
    this.kind = kind;
    this.generation = generation;
    this.secret = new Secret(secret);
  }

  /** Which of the schedule's secrets it is. */
  public SecretKind kind() {
    return kind;
  }

  /** How many KeyUpdates led to it. */
  public int generation() {
    return generation;
  }

  /** The keys of the records that it protects, RFC 9846 7.3. */
  public RecordKeys keys(CipherSuite suite) {
    byte[] key = hkdf.expandLabel(secret.array(), "key", NO_CONTEXT, suite.aead().keyLength());
    byte[] iv = hkdf.expandLabel(secret.array(), "iv", NO_CONTEXT, AeadAlgorithm.NONCE_LENGTH);
    return new RecordKeys(suite, key, iv);
  }

  /** The secret after a KeyUpdate, RFC 9846 7.2; this one is wiped. */
  public TrafficSecret next() {
    byte[] next = hkdf.expandLabel(secret.array(), "traffic upd", NO_CONTEXT, hkdf.hash().length());
    secret.wipe();
    return new TrafficSecret(hkdf, kind, generation + 1, next);
  }

  /** The verify_data of a Finished over a transcript, RFC 9846 4.4.4. */
  public byte[] verifyData(byte[] transcriptHash) {
    return Finisher.verifyData(hkdf, secret.array(), transcriptHash);
  }

  /** Whether a Finished holds what it must; compared in constant time. */
  public boolean isVerifiedBy(byte[] verifyData, byte[] transcriptHash) {
    return MessageDigest.isEqual(verifyData(transcriptHash), verifyData);
  }

  /** A copy for a key log or for QUIC's own protection, which the caller must wipe. */
  public byte[] copy() {
    return secret.array().clone();
  }

  /** Fills the secret with zeros; wiping twice is fine. */
  public void wipe() {
    secret.wipe();
  }
}

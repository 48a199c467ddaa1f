// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.crypto.Hkdf;
import dev.signet.tls.suite.AeadAlgorithm;
import dev.signet.tls.suite.CipherSuite;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The master secret of TLS 1.2 and what follows from it, RFC 5246 8.1. Its holder wipes it; used
 * after that, it throws IllegalStateException.
 */
public final class MasterSecret {
  /** Its length in bytes. */
  public static final int LENGTH = 48;

  /** The length of a Finished of TLS 1.2 in bytes, RFC 5246 7.4.9. */
  public static final int VERIFY_DATA_LENGTH = 12;

  private final Hkdf hkdf;
  private final Secret secret;

  private MasterSecret(Hkdf hkdf, byte[] secret) {
    this.hkdf = hkdf;
    this.secret = new Secret(secret);
  }

  /**
   * The extended master secret, RFC 7627 4, bound to the handshake's messages up to the
   * ClientKeyExchange; the premaster secret is wiped.
   */
  public static MasterSecret extended(Hkdf hkdf, byte[] premaster, byte[] sessionHash) {
    return derived(hkdf, premaster, "extended master secret", sessionHash);
  }

  /** The secret of RFC 5246 8.1, bound to both randoms alone; the premaster secret is wiped. */
  public static MasterSecret classic(Hkdf hkdf, byte[] premaster, HelloRandoms randoms) {
    return derived(
        hkdf, premaster, "master secret", randoms.client().toArray(), randoms.server().toArray());
  }

  /** The secret of an earlier session; takes the array over. */
  public static MasterSecret resumed(Hkdf hkdf, byte[] secret) {
    if (secret.length != LENGTH) {
      throw new IllegalArgumentException("a master secret of " + secret.length + " bytes");
    }
    return new MasterSecret(hkdf, secret);
  }

  private static MasterSecret derived(Hkdf hkdf, byte[] premaster, String label, byte[]... seeds) {
    byte[] secret = Prf12.expand(hkdf, premaster, LENGTH, label, seeds);
    Arrays.fill(premaster, (byte) 0);
    return new MasterSecret(hkdf, secret);
  }

  /** The record keys of both directions, RFC 5246 6.3. */
  public KeyBlock keys(CipherSuite suite, HelloRandoms randoms) {
    int key = suite.aead().keyLength();
    int iv = suite.aead().fixedIvLength12();
    byte[] block =
        Prf12.expand(
            hkdf,
            secret.array(),
            2 * (key + iv),
            "key expansion",
            randoms.server().toArray(),
            randoms.client().toArray());
    int ivs = 2 * key;
    RecordKeys client = keys(suite, block, 0, ivs);
    RecordKeys server = keys(suite, block, key, ivs + iv);
    Arrays.fill(block, (byte) 0);
    return new KeyBlock(client, server);
  }

  private static RecordKeys keys(CipherSuite suite, byte[] block, int keyAt, int ivAt) {
    AeadAlgorithm aead = suite.aead();
    return new RecordKeys(
        suite,
        Arrays.copyOfRange(block, keyAt, keyAt + aead.keyLength()),
        Arrays.copyOfRange(block, ivAt, ivAt + aead.fixedIvLength12()));
  }

  /** The verify_data of the client's Finished over a transcript, RFC 5246 7.4.9. */
  public byte[] clientVerifyData(byte[] transcriptHash) {
    return verifyData("client finished", transcriptHash);
  }

  /** The verify_data of the server's Finished over a transcript, RFC 5246 7.4.9. */
  public byte[] serverVerifyData(byte[] transcriptHash) {
    return verifyData("server finished", transcriptHash);
  }

  /** Whether a Finished of the client holds what it must; compared in constant time. */
  public boolean isVerifiedByClient(byte[] verifyData, byte[] transcriptHash) {
    return MessageDigest.isEqual(clientVerifyData(transcriptHash), verifyData);
  }

  /** Whether a Finished of the server holds what it must; compared in constant time. */
  public boolean isVerifiedByServer(byte[] verifyData, byte[] transcriptHash) {
    return MessageDigest.isEqual(serverVerifyData(transcriptHash), verifyData);
  }

  private byte[] verifyData(String label, byte[] transcriptHash) {
    return Prf12.expand(hkdf, secret.array(), VERIFY_DATA_LENGTH, label, transcriptHash);
  }

  /** The exporter of this session, RFC 5705; it keeps a copy of the secret. */
  public Exporter exporter(HelloRandoms randoms) {
    return new Exporter12(hkdf, copy(), randoms);
  }

  /** A copy for a ticket, a session store or a key log, which the caller must wipe. */
  public byte[] copy() {
    return secret.array().clone();
  }

  /** Fills the secret with zeros; wiping twice is fine. */
  public void wipe() {
    secret.wipe();
  }
}

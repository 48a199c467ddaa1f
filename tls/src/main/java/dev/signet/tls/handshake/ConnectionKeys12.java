// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.TlsListener;
import dev.signet.tls.key.Exporter;
import dev.signet.tls.key.HelloRandoms;
import dev.signet.tls.key.KeyBlock;
import dev.signet.tls.key.MasterSecret;
import dev.signet.tls.key.RecordKeys;
import dev.signet.tls.key.SecretKind;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.suite.CipherSuite;

/** The keys of a TLS 1.2 connection (RFC 5246, 6.3 and 8.1). Its holder wipes it. */
public final class ConnectionKeys12 {
  private final MasterSecret master;
  private final HelloRandoms randoms;
  private final KeyBlock block;

  private ConnectionKeys12(MasterSecret master, HelloRandoms randoms, KeyBlock block) {
    this.master = master;
    this.randoms = randoms;
    this.block = block;
  }

  /**
   * Derives them from a master secret, which this object owns from here on.
   *
   * @param randoms those of this connection, also where the secret is of an earlier one
   */
  public static ConnectionKeys12 derive(
      MasterSecret master, CipherSuite suite, HelloRandoms randoms, Flow flow) {
    if (!flow.listener().equals(TlsListener.NONE)) {
      flow.listener().onSecretMade(SecretKind.MASTER_SECRET.logLabel());
      flow.reveal(SecretKind.MASTER_SECRET, randoms.client(), master.copy());
    }
    return new ConnectionKeys12(master, randoms, master.keys(suite, randoms));
  }

  /** Protects the client's records. */
  public RecordKeys client() {
    return block.client();
  }

  /** Protects the server's records. */
  public RecordKeys server() {
    return block.server();
  }

  /** What the client's Finished has to say now (RFC 5246, 7.4.9). */
  public byte[] clientVerifyData(Transcript transcript) {
    return master.clientVerifyData(transcript.hash());
  }

  /** What the server's Finished has to say now (RFC 5246, 7.4.9). */
  public byte[] serverVerifyData(Transcript transcript) {
    return master.serverVerifyData(transcript.hash());
  }

  /** A copy of the master secret for a session, which the caller owns. */
  public byte[] masterCopy() {
    return master.copy();
  }

  /** Ends the handshake: gives what exports keys, and wipes what has served. */
  public Exporter finish() {
    Exporter exporter = master.exporter(randoms);
    master.wipe();
    return exporter;
  }
}

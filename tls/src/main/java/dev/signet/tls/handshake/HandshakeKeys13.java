// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.key.HandshakeStage;
import dev.signet.tls.key.MasterStage;
import dev.signet.tls.key.SecretKind;
import dev.signet.tls.key.TrafficSecret;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.wire.Bytes;

/** What protects the rest of a TLS 1.3 handshake, and leads to what protects the data. */
public final class HandshakeKeys13 {
  private final CipherSuite suite;
  private final Bytes clientRandom;
  private final HandshakeStage stage;
  private final TrafficSecret client;
  private final TrafficSecret server;

  private HandshakeKeys13(
      CipherSuite suite,
      Bytes clientRandom,
      HandshakeStage stage,
      TrafficSecret client,
      TrafficSecret server) {
    this.suite = suite;
    this.clientRandom = clientRandom;
    this.stage = stage;
    this.client = client;
    this.server = server;
  }

  /**
   * Derives them once the ServerHello is in the transcript (RFC 9846, 7.1).
   *
   * @param clientRandom names the connection in a key log
   */
  public static HandshakeKeys13 derive(
      HandshakeStage stage,
      Transcript transcript,
      CipherSuite suite,
      Bytes clientRandom,
      Flow flow) {
    byte[] hash = transcript.hash();
    TrafficSecret client = stage.clientTraffic(hash);
    TrafficSecret server = stage.serverTraffic(hash);
    flow.reveal(client, clientRandom);
    flow.reveal(server, clientRandom);
    return new HandshakeKeys13(suite, clientRandom, stage, client, server);
  }

  /** Protects the client's messages. */
  public TrafficSecret client() {
    return client;
  }

  /** Protects the server's messages. */
  public TrafficSecret server() {
    return server;
  }

  /** The suite that the records are protected with. */
  public CipherSuite suite() {
    return suite;
  }

  /**
   * What follows, once the server's Finished is in the transcript. The server's handshake secret
   * has served then and is wiped; the client's has to check or make one more Finished.
   */
  public ApplicationKeys13 next(Transcript transcript, Flow flow) {
    byte[] hash = transcript.hash();
    MasterStage master = stage.master();
    ApplicationKeys13 next =
        new ApplicationKeys13(
            suite, transcript, master, client, ApplicationSecrets.derive(master, hash));
    flow.reveal(next.secrets().client(), clientRandom);
    flow.reveal(next.secrets().server(), clientRandom);
    flow.reveal(SecretKind.EXPORTER, clientRandom, next.secrets().exporter().copy());
    server.wipe();
    return next;
  }
}

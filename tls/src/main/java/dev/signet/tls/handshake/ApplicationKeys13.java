// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.key.MasterStage;
import dev.signet.tls.key.ResumptionSecret;
import dev.signet.tls.key.TrafficSecret;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.suite.CipherSuite;

/**
 * A TLS 1.3 connection whose server has finished, and whose client has not: what checks the
 * client's Finished, and what protects the data after it.
 */
public final class ApplicationKeys13 {
  private final CipherSuite suite;
  private final Transcript transcript;
  private final MasterStage master;
  private final TrafficSecret clientHandshake;
  private final ApplicationSecrets secrets;

  ApplicationKeys13(
      CipherSuite suite,
      Transcript transcript,
      MasterStage master,
      TrafficSecret clientHandshake,
      ApplicationSecrets secrets) {
    this.suite = suite;
    this.transcript = transcript;
    this.master = master;
    this.clientHandshake = clientHandshake;
    this.secrets = secrets;
  }

  /** All messages so far. */
  public Transcript transcript() {
    return transcript;
  }

  /** Makes and checks the client's Finished. */
  public TrafficSecret clientHandshake() {
    return clientHandshake;
  }

  /** What protects the data. */
  public ApplicationSecrets secrets() {
    return secrets;
  }

  /** The suite that the records are protected with. */
  public CipherSuite suite() {
    return suite;
  }

  /**
   * Ends the handshake, once the client's Finished is in the transcript: gives what tickets are
   * made of, and wipes what has served.
   */
  public ResumptionSecret finish() {
    ResumptionSecret resumption = master.resumption(transcript.hash());
    master.wipe();
    clientHandshake.wipe();
    return resumption;
  }
}

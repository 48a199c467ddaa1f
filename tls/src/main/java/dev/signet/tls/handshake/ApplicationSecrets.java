// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.key.Exporter;
import dev.signet.tls.key.MasterStage;
import dev.signet.tls.key.TrafficSecret;

/**
 * What the master secret gives once the server's Finished is in the transcript.
 *
 * @param client protects the client's data
 * @param server protects the server's data
 * @param exporter gives keys to protocols above
 */
public record ApplicationSecrets(TrafficSecret client, TrafficSecret server, Exporter exporter) {
  static ApplicationSecrets derive(MasterStage master, byte[] hash) {
    return new ApplicationSecrets(
        master.clientApplication(hash), master.serverApplication(hash), master.exporter(hash));
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "ApplicationSecrets";
  }
}

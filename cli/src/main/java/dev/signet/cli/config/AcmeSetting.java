// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import dev.signet.ca.Network;
import dev.signet.ca.acme.AcmeSettings;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * How the ACME server asks for proofs, and of whom.
 *
 * @param ports where applicants' servers listen
 * @param resolvers DNS servers to ask; the system's own where there are none
 * @param allow networks that may be asked besides public and private ones
 * @param admission who may have an account, and how much of everything
 */
public record AcmeSetting(
    AcmeSettings.Ports ports,
    List<InetSocketAddress> resolvers,
    List<Network> allow,
    AcmeSettings.Admission admission) {
  /** Copies the lists. */
  public AcmeSetting {
    resolvers = List.copyOf(resolvers);
    allow = List.copyOf(allow);
  }

  /** The ports of the RFCs and the system's resolvers. */
  public static AcmeSetting defaults() {
    return new AcmeSetting(
        AcmeSettings.Ports.STANDARD, List.of(), List.of(), AcmeSettings.Admission.OPEN);
  }
}

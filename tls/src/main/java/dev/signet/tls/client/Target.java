// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.suite.ProtocolVersion;

/**
 * Who a client wants to reach, and how.
 *
 * @param config what all connections share
 * @param serverName in lower case; empty for none
 * @param port with the name, what sessions are kept by
 * @param earlyData whether early data is offered where a session allows it
 */
record Target(ClientConfig config, String serverName, int port, boolean earlyData) {
  Primitives primitives() {
    return config.environment().primitives();
  }

  /** Whether TLS 1.3 is offered. */
  boolean offers13() {
    return config.parameters().allows(ProtocolVersion.TLS13);
  }
}

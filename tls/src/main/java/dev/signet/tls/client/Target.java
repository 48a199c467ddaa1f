// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.crypto.Primitives;

/**
 * Who a client wants to reach, and how.
 *
 * @param config what all connections share
 * @param serverName in lower case; empty for none
 * @param port with the name, what sessions are kept by
 */
record Target(ClientConfig config, String serverName, int port) {
  Primitives primitives() {
    return config.environment().primitives();
  }
}

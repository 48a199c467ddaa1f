// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

/** Clients that we did not write, over Signet's own TLS engine. */
class EngineClientsTest extends ClientsContract {
  EngineClientsTest() {
    super("signet");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

/** Clients that we did not write, over the JDK's TLS. */
class ClientsTest extends ClientsContract {
  ClientsTest() {
    super("jdk");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

/** One implementation of TLS with one choice of settings, from which both ends are made. */
interface TlsPeer {
  /** A client's end; where it has a session from before, it comes back with it. */
  TlsSide client() throws Exception;

  /** A server's end. */
  TlsSide server() throws Exception;
}

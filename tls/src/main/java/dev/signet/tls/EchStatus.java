// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

/** What came of Encrypted Client Hello (RFC 9849) in a connection. */
public enum EchStatus {
  /** The client did not offer it, or this server has no keys for it. */
  NONE,
  /** This client sent an extension that looks like it and holds nothing (RFC 9849, 6.2). */
  GREASED,
  /** The server has read the encrypted hello: nobody between knows the server's name. */
  ACCEPTED,
  /** This server could not read it, and answered for its public name. A client ends there. */
  REFUSED
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

import dev.signet.tls.fault.TlsFault;

/** How a connection ended, as far as this side can tell. */
public sealed interface Ending {
  /**
   * The name has no address.
   *
   * @param reason what the resolver said
   */
  record Unresolved(String reason) implements Ending {}

  /** The address answered that nobody listens on the port. */
  record Refused() implements Ending {}

  /** Nothing came back from the address. */
  record Filtered() implements Ending {}

  /**
   * The network has no way there.
   *
   * @param reason what the operating system said
   */
  record Unroutable(String reason) implements Ending {}

  /**
   * The server was asked for TLS in its own protocol, and will not.
   *
   * @param answer what it said
   */
  record TlsDeclined(String answer) implements Ending {}

  /**
   * The server does not speak the protocol in which it was asked for TLS.
   *
   * @param wanted that protocol
   */
  record GreetingForeign(String wanted) implements Ending {}

  /** The server said nothing for as long as this side waits. */
  record Silent() implements Ending {}

  /** The server closed the connection. */
  record Closed() implements Ending {}

  /** The connection was reset. */
  record Reset() implements Ending {}

  /** What came are no records of TLS. */
  record NotTls() implements Ending {}

  /**
   * The server sent a fatal alert.
   *
   * @param code its description, RFC 9846, 6
   */
  record AlertReceived(int code) implements Ending {}

  /**
   * This side refused what the server sent.
   *
   * @param fault which rule of TLS it broke
   */
  record RefusedByUs(TlsFault fault) implements Ending {}

  /** The handshake came to its end, and nothing spoke against it afterwards. */
  record Established() implements Ending {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.TlsFault;
import java.util.List;

/** ALPN on the server's side (RFC 7301, 3.2). */
final class ProtocolSelection {
  private ProtocolSelection() {}

  /**
   * The first of ours that the client offers; empty where one side does without.
   *
   * @throws TlsFault "In the event that the server supports no protocols that the client
   *     advertises, then the server SHALL respond with a fatal no_application_protocol alert"
   */
  static String select(List<String> ours, List<String> offered) throws TlsFault {
    if (ours.isEmpty() || offered.isEmpty()) {
      return "";
    }
    for (String protocol : ours) {
      if (offered.contains(protocol)) {
        return protocol;
      }
    }
    throw PeerIncompatible.PROTOCOL_UNMATCHED.toFault(ours.toString(), offered.toString());
  }
}

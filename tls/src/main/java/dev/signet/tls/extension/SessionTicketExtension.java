// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireWriter;

/**
 * session_ticket in a ClientHello: a ticket of TLS 1.2, or empty to ask for one (RFC 5077 section
 * 3.2).
 */
public record SessionTicketExtension(Bytes ticket) implements Extension {
  @Override
  public int type() {
    return ExtensionTypes.SESSION_TICKET;
  }

  @Override
  public void write(WireWriter body) {
    body.bytes(ticket);
  }
}

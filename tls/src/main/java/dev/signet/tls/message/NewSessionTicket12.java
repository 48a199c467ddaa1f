// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * A ticket of TLS 1.2 (RFC 5077 section 3.3).
 *
 * <pre>struct { uint32 ticket_lifetime_hint; opaque ticket&lt;0..2^16-1&gt;; } NewSessionTicket;
 * </pre>
 *
 * @param lifetime in seconds; 0 says nothing
 * @param ticket empty where the server has none to give after all
 */
public record NewSessionTicket12(long lifetime, Bytes ticket) implements HandshakeMessage {
  static NewSessionTicket12 read(WireReader body) throws TlsFault {
    return new NewSessionTicket12(body.u32(), body.opaque16(0, 0xffff));
  }

  @Override
  public int type() {
    return HandshakeTypes.NEW_SESSION_TICKET;
  }

  @Override
  public void write(WireWriter body) {
    body.u32(lifetime).opaque16(ticket);
  }
}

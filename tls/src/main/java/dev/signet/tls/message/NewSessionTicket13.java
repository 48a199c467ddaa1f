// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * A ticket: the name of a pre-shared key for later (RFC 9846 section 4.6.1).
 *
 * <pre>
 * struct {
 *   uint32 ticket_lifetime;
 *   uint32 ticket_age_add;
 *   opaque ticket_nonce&lt;0..255&gt;;
 *   opaque ticket&lt;1..2^16-1&gt;;
 *   Extension extensions&lt;0..2^16-1&gt;;
 * } NewSessionTicket;
 * </pre>
 *
 * @param lifetime in seconds
 * @param ageAdd what the client adds to the ticket's age, so that nobody else can tell it
 */
public record NewSessionTicket13(
    long lifetime, long ageAdd, Bytes nonce, Bytes ticket, ExtensionBlock extensions)
    implements HandshakeMessage {
  static NewSessionTicket13 read(WireReader body) throws TlsFault {
    return new NewSessionTicket13(
        body.u32(),
        body.u32(),
        body.opaque8(0, 255),
        body.opaque16(1, 0xffff),
        ExtensionBlock.read(body, CarrierMessage.NEW_SESSION_TICKET));
  }

  @Override
  public int type() {
    return HandshakeTypes.NEW_SESSION_TICKET;
  }

  @Override
  public void write(WireWriter body) {
    extensions.write(body.u32(lifetime).u32(ageAdd).opaque8(nonce).opaque16(ticket));
  }
}

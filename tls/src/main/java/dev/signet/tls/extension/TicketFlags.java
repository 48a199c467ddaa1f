// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * tls_flags of a ticket: what a server says of it in one bit each (draft-ietf-tls-tlsflags, 2).
 *
 * <pre>struct { opaque flags&lt;1..255&gt;; } FlagExtensions;</pre>
 *
 * @param flags the first flag is the lowest bit of the first byte
 */
public record TicketFlags(Bytes flags) implements Extension {
  /** The session may go on with another name of the same certificate; this client does not. */
  public static final int ACROSS_NAMES = 8;

  private static final int LONGEST = 255;

  static TicketFlags read(WireReader body) throws TlsFault {
    Bytes flags = body.opaque8(1, LONGEST);
    // "An implementation that receives a Flags extension ... with trailing zero octets MUST
    // generate a fatal illegal_parameter alert".
    if (flags.at(flags.length() - 1) == 0) {
      throw InvalidMessage.TICKET_FLAGS_TRAILING_ZERO.toFault("", flags.hex());
    }
    return new TicketFlags(flags);
  }

  /** Is a flag set? */
  public boolean has(int flag) {
    int at = flag / Byte.SIZE;
    return at < flags.length() && (flags.at(at) >> flag % Byte.SIZE & 1) == 1;
  }

  @Override
  public int type() {
    return ExtensionTypes.TLS_FLAGS;
  }

  @Override
  public void write(WireWriter body) {
    body.opaque8(flags);
  }
}

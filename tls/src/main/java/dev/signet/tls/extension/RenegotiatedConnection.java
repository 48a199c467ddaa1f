// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * renegotiation_info: what the handshake before had, empty in the first one (RFC 5746 section 3.2).
 *
 * <pre>opaque renegotiated_connection&lt;0..255&gt;;</pre>
 */
public record RenegotiatedConnection(Bytes renegotiatedConnection) implements Extension {
  /** That of a first handshake. */
  public static final RenegotiatedConnection INITIAL = new RenegotiatedConnection(Bytes.EMPTY);

  static RenegotiatedConnection read(WireReader body) throws TlsFault {
    return new RenegotiatedConnection(body.opaque8(0, 255));
  }

  @Override
  public int type() {
    return ExtensionTypes.RENEGOTIATION_INFO;
  }

  @Override
  public void write(WireWriter body) {
    body.opaque8(renegotiatedConnection);
  }
}

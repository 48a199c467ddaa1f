// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * The client's public key for ECDHE (RFC 8422 section 5.7).
 *
 * <pre>struct { opaque ecdh_Yc&lt;1..2^8-1&gt;; } ClientKeyExchange;</pre>
 */
public record ClientKeyExchange12(Bytes point) implements HandshakeMessage {
  static ClientKeyExchange12 read(WireReader body) throws TlsFault {
    return new ClientKeyExchange12(body.opaque8(1, 0xff));
  }

  @Override
  public int type() {
    return HandshakeTypes.CLIENT_KEY_EXCHANGE;
  }

  @Override
  public void write(WireWriter body) {
    body.opaque8(point);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * A public key for one group (RFC 9846 section 4.2.8).
 *
 * <pre>struct { NamedGroup group; opaque key_exchange&lt;1..2^16-1&gt;; } KeyShareEntry;</pre>
 */
public record KeyShareEntry(int group, Bytes key) {
  static KeyShareEntry read(WireReader body) throws TlsFault {
    return new KeyShareEntry(body.u16(), body.opaque16(1, 0xffff));
  }

  void write(WireWriter body) {
    body.u16(group).opaque16(key);
  }
}

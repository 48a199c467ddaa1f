// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/** key_share in a ServerHello: the server's public key (RFC 9846 section 4.2.8). */
public record SelectedKeyShare(KeyShareEntry entry) implements Extension {
  static SelectedKeyShare read(WireReader body) throws TlsFault {
    return new SelectedKeyShare(KeyShareEntry.read(body));
  }

  @Override
  public int type() {
    return ExtensionTypes.KEY_SHARE;
  }

  @Override
  public void write(WireWriter body) {
    entry.write(body);
  }
}

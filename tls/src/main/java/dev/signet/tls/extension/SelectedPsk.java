// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * pre_shared_key in a ServerHello: which of the client's keys is used (RFC 9846 section 4.2.11).
 *
 * @param index counted from 0
 */
public record SelectedPsk(int index) implements Extension {
  static SelectedPsk read(WireReader body) throws TlsFault {
    return new SelectedPsk(body.u16());
  }

  @Override
  public int type() {
    return ExtensionTypes.PRE_SHARED_KEY;
  }

  @Override
  public void write(WireWriter body) {
    body.u16(index);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * early_data of a ticket: how many bytes the client may send in 0-RTT (RFC 9846 section 4.2.10).
 */
public record EarlyDataLimit(long bytes) implements Extension {
  static EarlyDataLimit read(WireReader body) throws TlsFault {
    return new EarlyDataLimit(body.u32());
  }

  @Override
  public int type() {
    return ExtensionTypes.EARLY_DATA;
  }

  @Override
  public void write(WireWriter body) {
    body.u32(bytes);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * key_share in a HelloRetryRequest: the group that the server wants a key for (RFC 9846 section
 * 4.2.8).
 */
public record RetryGroup(int group) implements Extension {
  static RetryGroup read(WireReader body) throws TlsFault {
    return new RetryGroup(body.u16());
  }

  @Override
  public int type() {
    return ExtensionTypes.KEY_SHARE;
  }

  @Override
  public void write(WireWriter body) {
    body.u16(group);
  }
}

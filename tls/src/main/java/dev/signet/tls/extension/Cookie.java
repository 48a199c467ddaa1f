// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * cookie: what a server put into its HelloRetryRequest and wants to see again (RFC 9846 section
 * 4.2.2).
 *
 * <pre>opaque cookie&lt;1..2^16-1&gt;;</pre>
 */
public record Cookie(Bytes cookie) implements Extension {
  static Cookie read(WireReader body) throws TlsFault {
    return new Cookie(body.opaque16(1, 0xffff));
  }

  @Override
  public int type() {
    return ExtensionTypes.COOKIE;
  }

  @Override
  public void write(WireWriter body) {
    body.opaque16(cookie);
  }
}

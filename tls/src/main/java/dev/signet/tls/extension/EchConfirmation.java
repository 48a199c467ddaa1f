// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * encrypted_client_hello in a HelloRetryRequest: the sign that the inner hello was read (RFC 9849
 * section 5).
 *
 * <pre>opaque confirmation[8];</pre>
 */
public record EchConfirmation(Bytes confirmation) implements Extension {
  /** The length in bytes. */
  public static final int LENGTH = 8;

  static EchConfirmation read(WireReader body) throws TlsFault {
    return new EchConfirmation(body.bytes(LENGTH));
  }

  @Override
  public int type() {
    return ExtensionTypes.ENCRYPTED_CLIENT_HELLO;
  }

  @Override
  public void write(WireWriter body) {
    body.bytes(confirmation);
  }
}

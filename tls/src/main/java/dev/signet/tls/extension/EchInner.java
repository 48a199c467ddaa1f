// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.wire.WireWriter;

/** encrypted_client_hello in the ClientHello that was encrypted (RFC 9849 section 5). */
public record EchInner() implements Extension {
  private static final int INNER = 1;

  @Override
  public int type() {
    return ExtensionTypes.ENCRYPTED_CLIENT_HELLO;
  }

  @Override
  public void write(WireWriter body) {
    body.u8(INNER);
  }
}

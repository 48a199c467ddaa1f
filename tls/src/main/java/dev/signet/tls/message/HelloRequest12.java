// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.wire.WireWriter;

/** The server asks for a new handshake; its body is empty (RFC 5246 section 7.4.1.1). */
public record HelloRequest12() implements HandshakeMessage {
  @Override
  public int type() {
    return HandshakeTypes.HELLO_REQUEST;
  }

  @Override
  public void write(WireWriter body) {
    // Its body is empty.
  }
}

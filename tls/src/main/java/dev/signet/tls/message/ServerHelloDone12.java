// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.wire.WireWriter;

/** The end of the server's first messages; its body is empty (RFC 5246 section 7.4.5). */
public record ServerHelloDone12() implements HandshakeMessage {
  @Override
  public int type() {
    return HandshakeTypes.SERVER_HELLO_DONE;
  }

  @Override
  public void write(WireWriter body) {
    // Its body is empty.
  }
}

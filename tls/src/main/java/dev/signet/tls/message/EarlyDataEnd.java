// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.wire.WireWriter;

/** The end of 0-RTT; its body is empty (RFC 9846 section 4.5). */
public record EarlyDataEnd() implements HandshakeMessage {
  @Override
  public int type() {
    return HandshakeTypes.END_OF_EARLY_DATA;
  }

  @Override
  public void write(WireWriter body) {
    // Its body is empty.
  }
}

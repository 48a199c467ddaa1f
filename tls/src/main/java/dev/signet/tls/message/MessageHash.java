// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireWriter;

/**
 * What stands for the first ClientHello in the transcript after a HelloRetryRequest (RFC 9846
 * section 4.4.1). It is never sent.
 */
public record MessageHash(Bytes hash) implements HandshakeMessage {
  @Override
  public int type() {
    return HandshakeTypes.MESSAGE_HASH;
  }

  @Override
  public void write(WireWriter body) {
    body.bytes(hash);
  }
}

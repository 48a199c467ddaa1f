// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireWriter;

/**
 * The proof that both sides saw the same messages (RFC 9846 section 4.4.4; RFC 5246 section 7.4.9).
 *
 * <pre>struct { opaque verify_data[Hash.length]; } Finished;</pre>
 *
 * @param verifyData as long as the message; a wrong length equals no right value
 */
public record FinishedMessage(Bytes verifyData) implements HandshakeMessage {
  @Override
  public int type() {
    return HandshakeTypes.FINISHED;
  }

  @Override
  public void write(WireWriter body) {
    body.bytes(verifyData);
  }
}

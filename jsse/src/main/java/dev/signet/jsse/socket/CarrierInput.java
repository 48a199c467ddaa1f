// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import dev.signet.jsse.session.ConnectionSession;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes from the network until they are a whole record. A read that is interrupted by a timeout
 * keeps what it has: the next one goes on.
 */
final class CarrierInput {
  private final InputStream in;
  private final boolean mayReadAhead;
  private byte[] buffer = new byte[0];
  private int from;
  private int to;

  /**
   * Input from a stream.
   *
   * @param mayReadAhead whether all that comes is ours; where the carrier outlives the connection,
   *     what follows the peer's close_notify belongs to somebody else
   */
  CarrierInput(InputStream in, boolean mayReadAhead) {
    this.in = in;
    this.mayReadAhead = mayReadAhead;
  }

  /**
   * Waits for bytes.
   *
   * @return false where the stream ends before
   */
  boolean await(int wanted) throws IOException {
    makeRoom(wanted);
    while (available() < wanted) {
      int most = mayReadAhead ? buffer.length - to : wanted - available();
      int count = in.read(buffer, to, most);
      if (count < 0) {
        return false;
      }
      to += count;
    }
    return true;
  }

  int available() {
    return to - from;
  }

  /** Where the bytes are; valid until the next {@link #await}. */
  byte[] array() {
    return buffer;
  }

  int offset() {
    return from;
  }

  void skip(int count) {
    from += count;
    if (from == to) {
      from = 0;
      to = 0;
    }
  }

  private void makeRoom(int wanted) {
    if (buffer.length == 0) {
      buffer = new byte[ConnectionSession.PACKET_SIZE];
    }
    if (from > 0 && (from + wanted > buffer.length || to == buffer.length)) {
      System.arraycopy(buffer, from, buffer, 0, available());
      to -= from;
      from = 0;
    }
  }
}

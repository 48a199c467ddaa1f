// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** The bytes between the engine under test and the runner. */
public final class Wire implements AutoCloseable {
  /** Enough for all that a peer may still have on its way. */
  private static final int DRAINED_BYTES = 1 << 20;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean holding;

  /** Over a connected socket, which is owned from here on. */
  public Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** Reads some bytes; -1 at the end. */
  public int read(byte[] into, int offset, int room) throws IOException {
    return in.read(into, offset, room);
  }

  /** Writes all of them, behind what is held. */
  public void write(byte[] from, int offset, int length) throws IOException {
    if (length == 0) {
      return;
    }
    int now = holding ? 1 : length;
    holding = false;
    release();
    out.write(from, offset, now);
    held.write(from, offset + now, length - now);
  }

  /** Lets of the next write one byte out: the rest comes with another one, or by a release. */
  public void holdNext() {
    holding = true;
  }

  /** Lets out what is held. */
  public void release() throws IOException {
    held.writeTo(out);
    held.reset();
  }

  /**
   * Ends our direction and waits for the end of the other: closing with unread bytes would make the
   * kernel send a reset, which may overtake an alert.
   */
  @Override
  public void close() {
    try (socket) {
      socket.shutdownOutput();
      byte[] rest = new byte[DRAINED_BYTES];
      int count = 0;
      while (count < DRAINED_BYTES && count >= 0) {
        int read = in.read(rest, 0, rest.length);
        count = read < 0 ? -1 : count + read;
      }
    } catch (IOException e) {
      // The runner has closed its side: nothing is left to be done.
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.fact.Heard;
import dev.signet.tls.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * A socket that tells how it ended, remembers the first bytes that came, and never waits longer
 * than it was told to. For one thread.
 */
final class PlainStream implements AutoCloseable {
  /** No line of SMTP, IMAP or POP3 is longer (RFC 5321, 4.5.3.1.5 has 512). */
  private static final int MAX_LINE = 8192;

  private final Socket socket;
  private final ByteArrayOutputStream first = new ByteArrayOutputStream();
  private byte[] ahead = {};
  private boolean spoken;

  PlainStream(Socket socket) {
    this.socket = socket;
  }

  /** Thrown where the peer is gone or silent: the connection is over. */
  static final class Ended extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Ending ending;

    Ended(Ending ending) {
      super(ending.toString());
      this.ending = ending;
    }

    Ending ending() {
      return ending;
    }
  }

  /** The first bytes that the server sent. */
  Bytes firstBytes() {
    return Bytes.of(first.toByteArray());
  }

  /** Whether this side has said something. */
  boolean hasSpoken() {
    return spoken;
  }

  /** How long {@link #read} waits from here on. */
  void patience(Duration patience) throws IOException {
    socket.setSoTimeout(Math.max(1, (int) patience.toMillis()));
  }

  /** Sends all; where the peer is gone, what it said last is still there to be read. */
  void write(byte[] bytes, int length) {
    spoken = true;
    try {
      socket.getOutputStream().write(bytes, 0, length);
    } catch (IOException gone) {
      // Why the peer is gone is read next: an alert may lie in the receive buffer.
    }
  }

  /** Sends all. */
  void write(byte[] bytes) {
    write(bytes, bytes.length);
  }

  /** Sends text. */
  void write(String text) {
    write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Reads at least one byte.
   *
   * @throws Ended where none comes
   */
  int read(byte[] into, int offset, int room) throws Ended {
    if (ahead.length > 0) {
      int count = Math.min(room, ahead.length);
      System.arraycopy(ahead, 0, into, offset, count);
      ahead = Arrays.copyOfRange(ahead, count, ahead.length);
      return count;
    }
    return fromSocket(into, offset, room);
  }

  /** Puts bytes back that were read too early. */
  void unread(byte[] bytes) {
    ahead = bytes.clone();
  }

  /** Reads exactly so many bytes. */
  byte[] readFully(int count) throws Ended {
    byte[] bytes = new byte[count];
    int have = 0;
    while (have < count) {
      have += read(bytes, have, count - have);
    }
    return bytes;
  }

  /** Reads up to a line feed, which is left out with the carriage return before it. */
  String readLine() throws Ended {
    StringBuilder line = new StringBuilder();
    byte[] one = new byte[1];
    while (line.length() < MAX_LINE) {
      read(one, 0, 1);
      if (one[0] == '\n') {
        break;
      }
      line.append((char) (one[0] & 0xff));
    }
    return line.toString().stripTrailing();
  }

  private int fromSocket(byte[] into, int offset, int room) throws Ended {
    int count;
    try {
      InputStream in = socket.getInputStream();
      count = in.read(into, offset, room);
    } catch (SocketTimeoutException e) {
      throw new Ended(new Ending.Silent());
    } catch (IOException e) {
      throw new Ended(new Ending.Reset());
    }
    if (count < 0) {
      throw new Ended(new Ending.Closed());
    }
    first.write(into, offset, Math.min(count, Heard.FIRST_BYTES - first.size()));
    return count;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

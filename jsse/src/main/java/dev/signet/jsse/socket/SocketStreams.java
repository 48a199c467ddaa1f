// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** The streams of a socket. To close one closes the socket, as of every socket. */
final class SocketStreams {
  private SocketStreams() {}

  /** What a socket's streams are made of. */
  interface Ends {
    int read(byte[] target, int offset, int length) throws IOException;

    int available() throws IOException;

    void write(byte[] source, int offset, int length) throws IOException;

    void close() throws IOException;
  }

  static InputStream input(Ends ends) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        return ends.read(target, offset, length);
      }

      @Override
      public int available() throws IOException {
        return ends.available();
      }

      @Override
      public void close() throws IOException {
        ends.close();
      }
    };
  }

  static OutputStream output(Ends ends) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] source, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, source.length);
        ends.write(source, offset, length);
      }

      @Override
      public void close() throws IOException {
        ends.close();
      }
    };
  }
}

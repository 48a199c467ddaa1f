// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Sends exactly the HTTP/2 frames that a test wants. */
final class FrameClient implements Closeable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int CONTINUATION = 9;

  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private final SSLSocket socket;
  private final DataInputStream in;

  /** One frame as it came. */
  record Frame(int type, int flags, int stream, byte[] payload) {
    String text() {
      return new String(payload, ISO_8859_1);
    }

    /** The error code of GOAWAY. */
    int goAwayError() {
      return payload[7];
    }

    boolean endsStream() {
      return (flags & END_STREAM) != 0;
    }
  }

  FrameClient(SSLContext context, SocketAddress address) throws IOException {
    int port = ((InetSocketAddress) address).getPort();
    socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(10_000);
    socket.startHandshake();
    in = new DataInputStream(socket.getInputStream());
    socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
    send(SETTINGS, 0, 0, new byte[0]);
  }

  void send(int type, int flags, int stream, byte[] payload) throws IOException {
    byte[] frame = new byte[9 + payload.length];
    frame[0] = (byte) (payload.length >> 16);
    frame[1] = (byte) (payload.length >> 8);
    frame[2] = (byte) payload.length;
    frame[3] = (byte) type;
    frame[4] = (byte) flags;
    frame[7] = (byte) (stream >> 8);
    frame[8] = (byte) stream;
    System.arraycopy(payload, 0, frame, 9, payload.length);
    socket.getOutputStream().write(frame);
  }

  /** A request of one header frame. */
  void request(int stream, int flags, String... fields) throws IOException {
    send(HEADERS, flags | END_HEADERS, stream, block(fields));
  }

  /** Names and values in turn, as literals without indexing (RFC 7541, 6.2.2). */
  static byte[] block(String... fields) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (int i = 0; i < fields.length; i += 2) {
      block.write(0);
      literal(block, fields[i]);
      literal(block, fields[i + 1]);
    }
    return block.toByteArray();
  }

  static String[] get(String path) {
    return new String[] {
      ":method", "GET", ":scheme", "https", ":path", path, ":authority", "localhost"
    };
  }

  /** The next frame of a type, or null when the server ended the connection before. */
  Frame await(int type) throws IOException {
    while (true) {
      int first = in.read();
      if (first < 0) {
        return null;
      }
      byte[] payload = new byte[first << 16 | in.readUnsignedShort()];
      int found = in.read();
      int flags = in.read();
      int stream = in.readInt();
      in.readFully(payload);
      if (found == type) {
        return new Frame(found, flags, stream, payload);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static void literal(ByteArrayOutputStream block, String text) {
    int length = text.length();
    if (length < 127) {
      block.write(length);
    } else {
      block.write(127);
      int rest = length - 127;
      while (rest >= 128) {
        block.write(rest % 128 + 128);
        rest /= 128;
      }
      block.write(rest);
    }
    block.writeBytes(text.getBytes(ISO_8859_1));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.trust;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Firefox's own remote control: JSON arrays with their length before them, over TCP. */
final class Marionette implements AutoCloseable {
  /** Loading a page takes a second on an idle machine. */
  private static final int PATIENCE_MILLIS = 60_000;

  /** A page of ours has some kilobytes. */
  private static final int MAX_LENGTH = 1 << 20;

  private final Socket socket;
  private int number;

  /** Connects to a Firefox that was started with remote control, and opens a session. */
  Marionette(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    receive();
    ask("WebDriver:NewSession", "{}");
  }

  /** Sends a command, and gives the answer: an error or a result. */
  String ask(String command, String parameters) throws IOException {
    String message = "[0,%d,\"%s\",%s]".formatted(++number, command, parameters);
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    socket.getOutputStream().write((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return receive();
  }

  private String receive() throws IOException {
    InputStream in = socket.getInputStream();
    int length = 0;
    for (int digit = in.read(); digit != ':'; digit = in.read()) {
      length = length * 10 + Character.digit(digit, 10);
      if (digit < '0' || digit > '9' || length > MAX_LENGTH) {
        throw new EOFException("no length of a message but " + digit);
      }
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

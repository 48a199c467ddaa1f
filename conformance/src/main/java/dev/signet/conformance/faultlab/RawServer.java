// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server that does with each connection what it is told, and then closes it. */
final class RawServer implements AutoCloseable {
  private static final int BACKLOG = 16;

  /** Longer than any case waits. */
  private static final int PATIENCE_MILLIS = 20_000;

  private final ServerSocket listener;

  private RawServer(ServerSocket listener) {
    this.listener = listener;
  }

  /** What to do with a connection. */
  @FunctionalInterface
  interface Manner {
    void with(Socket client) throws IOException, InterruptedException;
  }

  static RawServer start(Manner manner) throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    RawServer server = new RawServer(listener);
    Thread.ofVirtual().start(() -> server.accept(manner));
    return server;
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept(Manner manner) {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        client.setSoTimeout(PATIENCE_MILLIS);
        Thread.ofVirtual().start(() -> serve(client, manner));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void serve(Socket client, Manner manner) {
    try (client) {
      manner.with(client);
    } catch (IOException gone) {
      // The check has seen enough.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads one record of TLS, or what else there is in its place. */
  static byte[] readHello(InputStream in) throws IOException {
    byte[] header = in.readNBytes(5);
    int length = header.length < 5 ? 0 : ((header[3] & 0xff) << 8) | (header[4] & 0xff);
    byte[] body = in.readNBytes(length);
    byte[] all = new byte[header.length + body.length];
    System.arraycopy(header, 0, all, 0, header.length);
    System.arraycopy(body, 0, all, header.length, body.length);
    return all;
  }

  /** Ends the connection by a reset, without a word. */
  static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  /** Passes everything on to another port, with some bytes first. */
  static void forward(Socket client, byte[] first, int port)
      throws IOException, InterruptedException {
    try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), port)) {
      behind.getOutputStream().write(first);
      Thread back = Thread.ofVirtual().start(() -> copy(behind, client));
      copy(client, behind);
      back.join();
    }
  }

  private static void copy(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
      }
      to.shutdownOutput();
    } catch (IOException gone) {
      // The other direction ends by itself.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}

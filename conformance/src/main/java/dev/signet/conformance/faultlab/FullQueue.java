// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A listener that accepts nobody and whose queue is full: Linux then drops every first packet, just
 * as a firewall does, and nothing outside of this process has to be changed for it.
 */
final class FullQueue implements AutoCloseable {
  /** More than a queue of one takes. */
  private static final int ENOUGH = 16;

  /** On the loopback interface a connection is there at once, or its packet was dropped. */
  private static final int CONNECT_MILLIS = 500;

  private final ServerSocket listener;
  private final List<Socket> waiting = new ArrayList<>();

  private FullQueue(ServerSocket listener) {
    this.listener = listener;
  }

  static FullQueue open() throws IOException {
    FullQueue queue = new FullQueue(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    for (int i = 0; i < ENOUGH; i++) {
      if (!queue.add()) {
        return queue;
      }
    }
    queue.close();
    throw new IOException("the queue does not get full");
  }

  int port() {
    return listener.getLocalPort();
  }

  private boolean add() throws IOException {
    Socket socket = new Socket();
    waiting.add(socket);
    try {
      socket.connect(listener.getLocalSocketAddress(), CONNECT_MILLIS);
      return true;
    } catch (SocketTimeoutException full) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket each : waiting) {
      each.close();
    }
  }
}

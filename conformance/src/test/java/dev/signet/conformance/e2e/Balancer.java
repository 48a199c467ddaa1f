// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for several nodes: each connection goes to the next of them that takes it, byte by
 * byte. TLS is the nodes' own.
 */
final class Balancer implements AutoCloseable {
  private final ServerSocket listener;
  private final List<Integer> nodes = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  private Balancer(ServerSocket listener) {
    this.listener = listener;
  }

  static Balancer start() {
    try {
      Balancer balancer =
          new Balancer(new ServerSocket(0, Integer.MAX_VALUE, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(balancer::accept);
      return balancer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Connections go to this port of the machine, too. */
  void add(int node) {
    nodes.add(node);
  }

  @Override
  public void close() {
    quietly(listener);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        // Closed: the test is over.
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket node = connect()) {
      client.setTcpNoDelay(true);
      node.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> copy(node, client));
      copy(client, node);
      back.join();
    } catch (IOException e) {
      // No node takes it: the client sees its connection end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Socket connect() throws IOException {
    IOException last = new IOException("no node");
    for (int i = 0; i < nodes.size(); i++) {
      int port = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
      } catch (IOException e) {
        quietly(socket);
        last = e;
      }
    }
    throw last;
  }

  /** Until one side ends or breaks; then both do. */
  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      // As when it ends.
    }
  }

  private static void quietly(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import dev.signet.jsse.TestParty;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Two TLS sockets that are connected over loopback, of which nobody has begun. */
final class SocketPair implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final SSLSocket client;
  private final SSLSocket server;

  private SocketPair(SSLSocket client, SSLSocket server) {
    this.client = client;
    this.server = server;
  }

  static SocketPair of(SSLContext client, SSLContext server) throws Exception {
    try (ServerSocket listener =
        server.getServerSocketFactory().createServerSocket(0, 1, LOOPBACK)) {
      Future<Socket> accepted = started(listener::accept);
      Socket plain = new Socket(LOOPBACK, listener.getLocalPort());
      SSLSocket socket =
          (SSLSocket)
              client
                  .getSocketFactory()
                  .createSocket(plain, TestParty.HOST, listener.getLocalPort(), true);
      return new SocketPair(socket, (SSLSocket) accepted.get());
    }
  }

  SSLSocket client() {
    return client;
  }

  SSLSocket server() {
    return server;
  }

  /** Shakes hands on both sides. */
  SocketPair handshake() throws Exception {
    Future<Boolean> other =
        started(() -> {
          server.startHandshake();
          return true;
        });
    client.startHandshake();
    other.get();
    return this;
  }

  /** Runs something on a virtual thread of its own. */
  static <T> Future<T> started(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            result.complete(work.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
  }
}

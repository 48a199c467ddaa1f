// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A server over blocking sockets that answers each request of a fixed size with as many bytes. All
 * of it is one thread, whose processor time is what is measured: system calls included.
 */
final class SocketServer implements AutoCloseable {
  /** Of a request, and of an answer. */
  static final int MESSAGE = 1024;

  private static final int BACKLOG = 16;

  private final ServerSocket listener;
  private final Thread thread;

  private SocketServer(ServerSocket listener) {
    this.listener = listener;
    this.thread = new Thread(this::serve, "bench-socket-server");
    thread.setDaemon(true);
  }

  static SocketServer start(SSLContext context) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ServerSocket listener =
        context.getServerSocketFactory().createServerSocket(0, BACKLOG, loopback);
    ((SSLServerSocket) listener).setEnabledProtocols(new String[] {"TLSv1.3"});
    SocketServer server = new SocketServer(listener);
    server.thread.start();
    return server;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** What the server has spent so far. */
  long processorNanos() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
  }

  private void serve() {
    byte[] message = new byte[MESSAGE];
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.setTcpNoDelay(true);
        answer(socket, message);
      } catch (SocketException _) {
        // A client that goes away, or the end: the loop asks which.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void answer(Socket socket, byte[] message) throws IOException {
    InputStream requests = socket.getInputStream();
    OutputStream answers = socket.getOutputStream();
    while (requests.readNBytes(message, 0, MESSAGE) == MESSAGE) {
      answers.write(message);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}

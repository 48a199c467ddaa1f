// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;

/**
 * What blocking sockets over the loopback address cost the server: a new connection with one
 * exchange of a KiB, and an exchange on a connection that is there. Warm first, then the best of a
 * few rounds.
 */
final class SocketMeasurement {
  private static final long WARM_NANOS = 4_000_000_000L;
  private static final long ROUND_NANOS = 1_500_000_000L;
  private static final int ROUNDS = 3;
  private static final double MICRO = 1e3;

  private final byte[] message = new byte[SocketServer.MESSAGE];
  private final SSLContext client;
  private final SSLContext server;
  private int names;

  SocketMeasurement(SSLContext server, SSLContext client) {
    this.server = server;
    this.client = client;
  }

  /** Microseconds of the server's processor time. */
  record Figures(double connection, double exchange) {}

  Figures run() throws IOException {
    try (SocketServer running = SocketServer.start(server)) {
      double connection = best(running, () -> connect(running.port()).close());
      try (Socket kept = connect(running.port())) {
        return new Figures(connection, best(running, () -> exchange(kept)));
      }
    }
  }

  /** What is done again and again. */
  @FunctionalInterface
  private interface Act {
    void run() throws IOException;
  }

  private static double best(SocketServer server, Act act) throws IOException {
    round(server, act, WARM_NANOS);
    double best = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      best = Math.min(best, round(server, act, ROUND_NANOS));
    }
    return best;
  }

  private static double round(SocketServer server, Act act, long nanos) throws IOException {
    long begin = server.processorNanos();
    long spent = 0;
    int count = 0;
    while (spent < nanos) {
      act.run();
      count++;
      ThreadCost.collect(count);
      spent = server.processorNanos() - begin;
    }
    return spent / MICRO / count;
  }

  /** Always a full handshake: to a name of its own, for which no client has a session. */
  private Socket connect(int port) throws IOException {
    Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
    plain.setTcpNoDelay(true);
    String name = "host" + names++ + ".example";
    Socket socket = client.getSocketFactory().createSocket(plain, name, port, true);
    exchange(socket);
    return socket;
  }

  private void exchange(Socket socket) throws IOException {
    socket.getOutputStream().write(message);
    if (socket.getInputStream().readNBytes(message, 0, message.length) != message.length) {
      throw new IOException("the server went away");
    }
  }
}

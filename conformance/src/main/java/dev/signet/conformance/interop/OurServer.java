// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Our server for one cell: takes connections until it is closed. */
final class OurServer implements AutoCloseable {
  /** A browser opens some more than it needs; nobody of these opens more. */
  private static final int BACKLOG = 16;

  private final OurEnd end;
  private final ServerSocket listener;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Future<List<Future<Outcome>>> accepted;

  OurServer(Plan plan) throws IOException {
    this.end = new OurEnd(plan);
    this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    this.accepted = workers.submit(this::accept);
  }

  /** Of 127.0.0.1. */
  int port() {
    return listener.getLocalPort();
  }

  /** Takes no more, and tells how all went, once they are over. */
  List<Outcome> outcomes() throws IOException, InterruptedException {
    listener.close();
    List<Outcome> outcomes = new ArrayList<>();
    try {
      for (Future<Outcome> each : accepted.get()) {
        outcomes.add(each.get());
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    return outcomes;
  }

  private List<Future<Outcome>> accept() throws IOException {
    List<Future<Outcome>> connections = new ArrayList<>();
    while (true) {
      try {
        Socket socket = listener.accept();
        connections.add(workers.submit(() -> end.converseAsServer(socket)));
      } catch (SocketException closed) {
        return connections;
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    workers.close();
  }
}

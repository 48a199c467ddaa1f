// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.dropin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** TLS in front of a server that speaks plain. */
final class TlsFront implements DropInContract.Server {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final SSLServerSocket listener;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  TlsFront(SSLContext context, boolean asksClients, int target) throws IOException {
    listener =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 16, LOOPBACK);
    listener.setNeedClientAuth(asksClients);
    workers.submit(() -> {
      while (true) {
        Socket client = listener.accept();
        workers.submit(() -> relay(client, target));
      }
    });
  }

  @Override
  public int port() {
    return listener.getLocalPort();
  }

  private Void relay(Socket client, int target) throws IOException {
    open.add(client);
    Socket server = new Socket(LOOPBACK, target);
    open.add(server);
    workers.submit(() -> copy(server, client));
    return copy(client, server);
  }

  private static Void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket each : open) {
      each.close();
    }
    workers.shutdownNow();
  }
}

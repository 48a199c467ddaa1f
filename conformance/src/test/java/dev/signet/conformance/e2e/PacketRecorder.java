// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands between a client and a server and writes what passes as a file of packets, as Wireshark
 * reads them; nobody has to be root for it.
 */
final class PacketRecorder implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int CLIENT_PORT = 50_000;

  /** Where every reader of packets expects TLS. */
  private static final int SERVER_PORT = 443;

  private static final int MAGIC = 0xa1b2c3d4;
  private static final int LARGEST_PACKET = 65_535;

  /** Packets begin with the header of IP. */
  private static final int RAW_IP = 101;

  private static final int IP_HEADER = 20;
  private static final int TCP_HEADER = 20;
  private static final int CLIENT_ADDRESS = 0x0a000001;
  private static final int SERVER_ADDRESS = 0x0a000002;
  private static final int ACKNOWLEDGED = 0x5018;
  private static final int PIECE = 16_384;

  private final ServerSocket listener = new ServerSocket(0, 1, LOOPBACK);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final DataOutputStream file;
  private int clientSent;
  private int serverSent;

  PacketRecorder(int target, Path path) throws IOException {
    file = new DataOutputStream(Files.newOutputStream(path));
    file.writeInt(MAGIC);
    file.writeShort(2);
    file.writeShort(4);
    file.writeLong(0);
    file.writeInt(LARGEST_PACKET);
    file.writeInt(RAW_IP);
    workers.submit(() -> relay(target));
  }

  int port() {
    return listener.getLocalPort();
  }

  private Void relay(int target) throws Exception {
    try (Socket client = listener.accept();
        Socket server = new Socket(LOOPBACK, target)) {
      var asked = workers.submit(() -> copy(client, server, true));
      var answered = workers.submit(() -> copy(server, client, false));
      asked.get();
      answered.get();
    }
    return null;
  }

  private Void copy(Socket from, Socket to, boolean fromClient) throws IOException {
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    byte[] piece = new byte[PIECE];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      write(piece, count, fromClient);
      out.write(piece, 0, count);
    }
    to.shutdownOutput();
    return null;
  }

  /** One packet; its checksums are left out, as network cards have it. */
  private synchronized void write(byte[] bytes, int count, boolean fromClient) throws IOException {
    int length = IP_HEADER + TCP_HEADER + count;
    file.writeLong(0);
    file.writeInt(length);
    file.writeInt(length);
    file.writeShort(0x4500);
    file.writeShort(length);
    file.writeInt(0);
    file.writeShort(0x4006);
    file.writeShort(0);
    file.writeInt(fromClient ? CLIENT_ADDRESS : SERVER_ADDRESS);
    file.writeInt(fromClient ? SERVER_ADDRESS : CLIENT_ADDRESS);
    file.writeShort(fromClient ? CLIENT_PORT : SERVER_PORT);
    file.writeShort(fromClient ? SERVER_PORT : CLIENT_PORT);
    file.writeInt(fromClient ? clientSent : serverSent);
    file.writeInt(fromClient ? serverSent : clientSent);
    file.writeShort(ACKNOWLEDGED);
    file.writeShort(LARGEST_PACKET);
    file.writeInt(0);
    file.write(bytes, 0, count);
    file.flush();
    clientSent += fromClient ? count : 0;
    serverSent += fromClient ? 0 : count;
  }

  /** Waits until the connection has ended. */
  @Override
  public void close() throws IOException {
    workers.shutdown();
    try {
      workers.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.shutdownNow();
    listener.close();
    file.close();
  }
}

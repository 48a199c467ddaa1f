// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.dropin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Stands between a client and a server and reads what is in the clear. */
final class WireTap implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  /** The head of a handshake record with a ServerHello in it. */
  private static final int[] HELLO = {22, 3, 3, -1, -1, 2};

  private static final int VERSION_AND_RANDOM = 34;
  private static final int PRE_SHARED_KEY = 41;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final ServerSocket listener = new ServerSocket(0, 16, LOOPBACK);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Line> lines = new CopyOnWriteArrayList<>();

  WireTap(int target) throws IOException {
    workers.submit(() -> {
      while (true) {
        Line line = new Line(listener.accept(), new Socket(LOOPBACK, target));
        lines.add(line);
        workers.submit(() -> line.copy(line.client, line.server, line.asked));
        workers.submit(() -> line.copy(line.server, line.client, line.answered));
      }
    });
  }

  int port() {
    return listener.getLocalPort();
  }

  /** For each connection in turn, whether the server took the client's pre-shared key. */
  List<Boolean> resumed() {
    return lines.stream().map(Line::isResumed).toList();
  }

  /** Waits until every connection has ended in both directions. */
  boolean allEnded() throws InterruptedException {
    return within(() -> lines.stream().allMatch(line -> line.ended == 2));
  }

  private static boolean within(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    return condition.getAsBoolean();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Line line : lines) {
      line.client.close();
      line.server.close();
    }
    workers.shutdownNow();
  }

  private static final class Line {
    private final Socket client;
    private final Socket server;
    private final ByteArrayOutputStream asked = new ByteArrayOutputStream();
    private final ByteArrayOutputStream answered = new ByteArrayOutputStream();
    private volatile int ended;

    Line(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    Void copy(Socket from, Socket to, ByteArrayOutputStream kept) throws IOException {
      byte[] room = new byte[1 << 16];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int count = in.read(room); count >= 0; count = in.read(room)) {
          synchronized (kept) {
            kept.write(room, 0, kept.size() < room.length ? count : 0);
          }
          out.write(room, 0, count);
        }
        to.shutdownOutput();
      } catch (IOException reset) {
        from.close();
        to.close();
      }
      synchronized (this) {
        ended++;
      }
      return null;
    }

    boolean isResumed() {
      byte[] bytes;
      synchronized (answered) {
        bytes = answered.toByteArray();
      }
      for (int at = 0; at + HELLO.length < bytes.length; at++) {
        if (isHello(bytes, at)) {
          // Five bytes of record head, four of message head.
          return hasPreSharedKey(ByteBuffer.wrap(bytes, at + 9, bytes.length - at - 9));
        }
      }
      throw new AssertionError("no ServerHello in " + bytes.length + " bytes");
    }

    private static boolean isHello(byte[] bytes, int at) {
      for (int i = 0; i < HELLO.length; i++) {
        if (HELLO[i] >= 0 && HELLO[i] != bytes[at + i]) {
          return false;
        }
      }
      return true;
    }

    /** RFC 9846, 4.2.11: "The server MUST … include a pre_shared_key extension" for one it took. */
    private static boolean hasPreSharedKey(ByteBuffer hello) {
      hello.position(hello.position() + VERSION_AND_RANDOM);
      hello.position(hello.position() + 1 + hello.get(hello.position()) + 3);
      int end = hello.getShort() + hello.position();
      while (hello.position() < end) {
        int type = hello.getShort();
        if (type == PRE_SHARED_KEY) {
          return true;
        }
        int length = hello.getShort();
        hello.position(hello.position() + length);
      }
      return false;
    }
  }
}

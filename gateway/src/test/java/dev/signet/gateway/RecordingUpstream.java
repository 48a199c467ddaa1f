// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.client.UpstreamAddress;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An application on a bare socket that remembers exactly the bytes of every request that reached
 * it, and answers with whatever bytes a test wants.
 */
final class RecordingUpstream implements AutoCloseable {
  /** Answers one request. */
  @FunctionalInterface
  interface Answer {
    /** Writes a response; closing the socket is an answer too. */
    void write(Recorded request, Socket socket) throws IOException;
  }

  /** One request: head as text in Latin-1, and content without its framing. */
  record Recorded(String head, byte[] content, int connection) {
    String requestLine() {
      return head.substring(0, head.indexOf('\r'));
    }

    String method() {
      return head.substring(0, head.indexOf(' '));
    }

    String target() {
      return requestLine().split(" ")[1];
    }

    List<String> values(String name) {
      return head.lines()
          .skip(1)
          .filter(
              line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .toList();
    }
  }

  private final ServerSocket listener;
  private final Answer answer;
  private final List<Recorded> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile int connections;

  private RecordingUpstream(Answer answer) throws IOException {
    this.listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    this.answer = answer;
    Thread.ofVirtual().name("upstream").start(this::accept);
  }

  static RecordingUpstream answering(Answer answer) throws IOException {
    return new RecordingUpstream(answer);
  }

  /** Answers everything with these bytes. */
  static RecordingUpstream answering(String response) throws IOException {
    return answering((request, socket) -> send(socket, response));
  }

  /** Answers everything with a small text. */
  static RecordingUpstream friendly() throws IOException {
    return answering(ok("hello"));
  }

  static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  static void send(Socket socket, String bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  UpstreamAddress address() {
    return new UpstreamAddress(false, "127.0.0.1", listener.getLocalPort());
  }

  List<Recorded> requests() {
    return requests;
  }

  Recorded only() {
    if (requests.size() != 1) {
      throw new AssertionError("not one request but " + requests);
    }
    return requests.getFirst();
  }

  int connections() {
    return connections;
  }

  /** Closes every connection that is open now, as a restarting application does. */
  void dropConnections() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    dropConnections();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        int number = ++connections;
        Thread.ofVirtual().start(() -> serve(socket, number));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String head = head(in);
      while (!head.isEmpty()) {
        Recorded request = new Recorded(head, content(head, in), number);
        requests.add(request);
        answer.write(request, socket);
        head = head(in);
      }
    } catch (IOException e) {
      // The gateway closed the connection, or the test did.
    } finally {
      sockets.remove(socket);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      if (c == '\n' && head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        return head.toString();
      }
    }
    return head.toString();
  }

  private static byte[] content(String head, InputStream in) throws IOException {
    Recorded bare = new Recorded(head, new byte[0], 0);
    List<String> lengths = bare.values("content-length");
    if (!lengths.isEmpty()) {
      return in.readNBytes(Integer.parseInt(lengths.getFirst()));
    }
    return bare.values("transfer-encoding").isEmpty() ? new byte[0] : chunks(in);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    while (true) {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new IOException("cut in a chunk's head");
        }
        line.append((char) c);
      }
      int size = Integer.parseInt(line.toString().strip(), 16);
      content.write(in.readNBytes(size));
      in.readNBytes(2);
      if (size == 0) {
        return content.toByteArray();
      }
    }
  }
}

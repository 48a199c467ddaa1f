// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.client.UpstreamAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

/** A program of its own: gateway, client and application, with a large transfer each way. */
final class LargeTransfer {
  private static final int PIECE = 64 * 1024;

  private LargeTransfer() {}

  /** Prints how many bytes arrived up and down. */
  public static void main(String[] arguments) throws IOException {
    long size = Long.parseLong(arguments[0]);
    try (ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(listener, size));
      UpstreamAddress address = new UpstreamAddress(false, "127.0.0.1", listener.getLocalPort());
      RunningGateway gateway = RunningGateway.with(RunningGateway.open(address));
      System.out.println("up " + upload(gateway, size));
      System.out.println("down " + download(gateway));
    }
    System.exit(0);
  }

  private static long upload(RunningGateway gateway, long size) throws IOException {
    try (Socket socket = connect(gateway)) {
      OutputStream out = socket.getOutputStream();
      ascii(out, "POST /up HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + size + "\r\n\r\n");
      fill(out, size);
      InputStream in = socket.getInputStream();
      int length = Integer.parseInt(length(head(in)));
      return Long.parseLong(new String(in.readNBytes(length), StandardCharsets.US_ASCII));
    }
  }

  private static long download(RunningGateway gateway) throws IOException {
    try (Socket socket = connect(gateway)) {
      ascii(
          socket.getOutputStream(),
          "GET /down HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      InputStream in = socket.getInputStream();
      head(in);
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static Socket connect(RunningGateway gateway) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            RunningGateway.trust().getSocketFactory().createSocket("localhost", gateway.port());
    socket.startHandshake();
    return socket;
  }

  private static void serve(ServerSocket listener, long size) {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        answer(socket, size);
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void answer(Socket socket, long size) throws IOException {
    String head = head(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    if (head.startsWith("POST")) {
      String body = Long.toString(count(socket.getInputStream(), Long.parseLong(length(head))));
      ascii(out, responseHead(body.length()) + body);
    } else {
      ascii(out, responseHead(size));
      fill(out, size);
    }
  }

  private static String responseHead(long length) {
    return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n";
  }

  private static long count(InputStream in, long expected) throws IOException {
    byte[] piece = new byte[PIECE];
    long read = 0;
    int last = 0;
    while (read < expected && last >= 0) {
      last = in.read(piece);
      read += Math.max(last, 0);
    }
    return read;
  }

  private static void fill(OutputStream out, long size) throws IOException {
    byte[] piece = new byte[PIECE];
    for (long left = size; left > 0; left -= PIECE) {
      out.write(piece, 0, (int) Math.min(left, PIECE));
    }
    out.flush();
  }

  private static String length(String head) {
    return head.replaceAll("(?is).*content-length: (\\d+).*", "$1");
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("cut in a head: " + head);
      }
      head.append((char) c);
    }
    return head.toString();
  }

  private static void ascii(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * An application that serves one page, and behind {@code /chat} a WebSocket (RFC 6455) that says
 * everything back. The page opens it, and shows what it hears.
 */
final class WebSocketApp implements AutoCloseable {
  /** Larger than the windows that HTTP/2 begins with, so that both directions must be let on. */
  static final int LONG = 300_000;

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int CLOSE = 8;

  private static final String PAGE =
      """
      <!doctype html><meta charset=utf-8><title>chat</title><h1>Chat</h1><pre id=heard></pre>
      <script>
      const heard = document.getElementById('heard');
      const say = text => heard.textContent += text + '\\n';
      say('page by ' + performance.getEntriesByType('navigation')[0].nextHopProtocol);
      const socket = new WebSocket('wss://' + location.host + '/chat');
      socket.onopen = () => { socket.send('hello'); socket.send('x'.repeat(%d)); };
      socket.onmessage = event =>
          say(event.data.length < 20 ? 'heard ' + event.data : 'heard ' + event.data.length);
      socket.onclose = () => say('closed');
      </script>
      """
          .formatted(LONG);

  private final ServerSocket server;

  private WebSocketApp(ServerSocket server) {
    this.server = server;
  }

  static WebSocketApp start() throws IOException {
    WebSocketApp app = new WebSocketApp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(app::accept);
    return app;
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return; // The test is over.
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      String head = head(in);
      Optional<String> key = field(head, "sec-websocket-key");
      if (key.isPresent()) {
        answer(
            out,
            "101 Switching Protocols",
            "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + accepted(key.get())
                + "\r\n",
            "");
        echo(in, out);
      } else {
        answer(
            out,
            "200 OK",
            "Content-Type: text/html\r\nConnection: close\r\nContent-Length: "
                + PAGE.length()
                + "\r\n",
            PAGE);
      }
    } catch (IOException e) {
      // The other side has gone, which is how most of these connections end.
    }
  }

  private static void answer(OutputStream out, String status, String fields, String body)
      throws IOException {
    String whole = "HTTP/1.1 " + status + "\r\n" + fields + "\r\n" + body;
    out.write(whole.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Sends every frame back without its mask (RFC 6455, 5.1: a server MUST NOT mask). */
  private static void echo(DataInputStream in, OutputStream out) throws IOException {
    while (true) {
      int first = in.readUnsignedByte();
      byte[] payload = payload(in);
      ByteBuffer frame = ByteBuffer.allocate(payload.length + 10);
      frame.put((byte) first);
      if (payload.length < 126) {
        frame.put((byte) payload.length);
      } else if (payload.length <= 0xffff) {
        frame.put((byte) 126).putShort((short) payload.length);
      } else {
        frame.put((byte) 127).putLong(payload.length);
      }
      frame.put(payload);
      out.write(frame.array(), 0, frame.position());
      out.flush();
      if ((first & 0xf) == CLOSE) {
        return;
      }
    }
  }

  private static byte[] payload(DataInputStream in) throws IOException {
    int length = in.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return payload;
  }

  private static String head(DataInputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      head.write(in.readUnsignedByte());
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static Optional<String> field(String head, String name) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  private static String accepted(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

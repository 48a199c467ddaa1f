// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.acme;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocketFactory;

/**
 * One kept connection that speaks as much HTTP/1.1 (RFC 9112) as these servers need, since the
 * client stands on the same processors as what is measured. One thread at a time.
 */
final class JsonExchange implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int MAX_BODY = 1 << 20;
  private static final int HEXADECIMAL = 16;

  private final SSLSocketFactory sockets;
  private final int port;
  private Socket socket;
  private InputStream in;

  JsonExchange(SSLSocketFactory sockets, int port) throws IOException {
    this.sockets = sockets;
    this.port = port;
    this.socket = connect();
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * An answer.
   *
   * @param fields by their names in lower case
   */
  record Answer(int status, Map<String, String> fields, String body) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  /** Asks, once more where the server has closed the connection in the meantime. */
  Answer ask(String method, String path, byte[] body) throws IOException {
    try {
      return once(method, path, body);
    } catch (EOFException closed) {
      socket.close();
      socket = connect();
      in = new BufferedInputStream(socket.getInputStream());
      return once(method, path, body);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private Socket connect() throws IOException {
    Socket made = sockets.createSocket("localhost", port);
    made.setSoTimeout(TIMEOUT_MILLIS);
    made.setTcpNoDelay(true);
    return made;
  }

  private Answer once(String method, String path, byte[] body) throws IOException {
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost:"
            + port
            + "\r\nContent-Type: application/jose+json\r\nUser-Agent: signet-bench\r\n"
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(body);
    socket.getOutputStream().write(request.toByteArray());
    socket.getOutputStream().flush();
    return read(method);
  }

  private Answer read(String method) throws IOException {
    String status = line();
    Map<String, String> fields = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      fields.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    byte[] body =
        fields.containsKey("transfer-encoding")
            ? chunks()
            : method.equals("HEAD")
                ? new byte[0]
                : exactly(Integer.parseInt(fields.getOrDefault("content-length", "0")));
    int code = Integer.parseInt(status.split(" ", 3)[1]);
    return new Answer(code, fields, new String(body, StandardCharsets.UTF_8));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(); size > 0; size = size()) {
      body.writeBytes(exactly(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int size() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), HEXADECIMAL);
  }

  private byte[] exactly(int length) throws IOException {
    if (length > MAX_BODY) {
      throw new IOException("a body of " + length + " bytes");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the body ends early");
    }
    return body;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > MAX_BODY) {
        throw new EOFException("the answer ends early");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }
}

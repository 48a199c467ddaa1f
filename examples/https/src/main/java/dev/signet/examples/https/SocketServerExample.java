// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.https;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jsse.SignetContext;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** A server over sockets, with a virtual thread for each connection. */
public final class SocketServerExample {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello".getBytes(US_ASCII);

  private SocketServerExample() {}

  /**
   * Opens it.
   *
   * @param chain {@code fullchain.pem}
   * @param key {@code privkey.pem}
   */
  public static ServerSocket open(Path chain, Path key, int port) throws IOException {
    SSLContext context = SignetContext.server(chain, key);
    return context.getServerSocketFactory().createServerSocket(port);
  }

  /** Serves until the socket is closed. */
  public static void serve(ServerSocket listener) throws IOException {
    while (!listener.isClosed()) {
      Socket client = listener.accept();
      Thread.startVirtualThread(() -> answer(client));
    }
  }

  private static void answer(Socket client) {
    try (client) {
      // One line of the request is enough to know that it is one.
      while (client.getInputStream().read() != '\n') {}
      client.getOutputStream().write(ANSWER);
    } catch (IOException e) {
      System.getLogger("https").log(System.Logger.Level.INFO, "refused: {0}", e.getMessage());
    }
  }
}

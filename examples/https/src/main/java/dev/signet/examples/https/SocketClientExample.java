// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.https;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jsse.SignetContext;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** A client over a raw socket. It checks the server's name, as every context of Signet's does. */
public final class SocketClientExample {
  private SocketClientExample() {}

  /**
   * Gets a page with its headers.
   *
   * @param authorities {@code ca.pem}
   */
  public static String get(Path authorities, String host, int port) throws IOException {
    SSLContext context = SignetContext.trusting(authorities);
    try (Socket socket = context.getSocketFactory().createSocket(host, port)) {
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}

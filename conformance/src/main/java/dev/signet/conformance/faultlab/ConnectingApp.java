// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Somebody's program in Java, which connects by what the virtual machine was told and nothing else.
 * It stands alone in the {@code app.jar} that fixes name.
 */
final class ConnectingApp {
  /** Where it connects to, as {@code HOST:PORT}. */
  static final String TARGET = "LAB_TARGET";

  private ConnectingApp() {}

  /** Ends normally where the server answers a request. */
  public static void main(String[] arguments) throws IOException {
    String[] target = System.getenv(TARGET).split(":", -1);
    try (SSLSocket socket =
        (SSLSocket)
            SSLSocketFactory.getDefault().createSocket(target[0], Integer.parseInt(target[1]))) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.getOutputStream().write("HEAD / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      if (socket.getInputStream().read() < 0) {
        throw new IOException("no answer");
      }
    }
  }
}

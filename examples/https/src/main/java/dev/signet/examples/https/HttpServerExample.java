// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.https;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpHandlers;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.signet.jsse.SignetContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** A server by the JDK's {@code HttpServer}. */
public final class HttpServerExample {
  private HttpServerExample() {}

  /**
   * Starts it.
   *
   * @param chain {@code fullchain.pem}
   * @param key {@code privkey.pem}
   */
  public static HttpsServer start(Path chain, Path key, int port) throws IOException {
    SSLContext context = SignetContext.server(chain, key);
    HttpsServer server = HttpsServer.create(new InetSocketAddress(port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    HttpHandler hello = HttpHandlers.of(200, Headers.of("Content-Type", "text/plain"), "hello");
    server.createContext("/", hello);
    server.start();
    return server;
  }
}

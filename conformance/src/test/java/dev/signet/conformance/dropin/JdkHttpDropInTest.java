// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.dropin;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The JDK's HttpClient and HttpsServer. */
class JdkHttpDropInTest extends DropInContract {
  @Override
  Server serve(SSLContext context, boolean asksClients) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters settings = context.getDefaultSSLParameters();
            settings.setNeedClientAuth(asksClients);
            parameters.setSSLParameters(settings);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Connection", "close");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(workers);
    server.start();
    return new Server() {
      @Override
      public int port() {
        return server.getAddress().getPort();
      }

      @Override
      public void close() {
        server.stop(0);
        workers.shutdownNow();
      }
    };
  }

  @Override
  Client client(SSLContext context) {
    HttpClient http =
        HttpClient.newBuilder().sslContext(context).version(HttpClient.Version.HTTP_1_1).build();
    return new Client() {
      @Override
      public byte[] echo(String host, int port, byte[] body) throws Exception {
        URI address = URI.create("https://" + host + ":" + port + "/");
        HttpRequest request =
            HttpRequest.newBuilder(address).POST(BodyPublishers.ofByteArray(body)).build();
        return http.send(request, BodyHandlers.ofByteArray()).body();
      }

      @Override
      public void close() {
        http.shutdownNow();
      }
    };
  }
}

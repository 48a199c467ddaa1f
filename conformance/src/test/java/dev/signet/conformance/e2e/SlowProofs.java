// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The web server of all applicants, where http-01 looks. It takes its time, so that at any moment
 * some trials are under way.
 */
final class SlowProofs implements AutoCloseable {
  private static final int LONGEST_MILLIS = 300;

  private final Map<String, String> shown = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer web;
  private final Random random;

  private SlowProofs(HttpServer web, long seed) {
    this.web = web;
    this.random = new Random(seed);
  }

  static SlowProofs start(long seed) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      SlowProofs proofs = new SlowProofs(HttpServer.create(address, 0), seed);
      proofs.web.setExecutor(proofs.threads);
      proofs.web.createContext(
          "/.well-known/acme-challenge/",
          exchange -> {
            proofs.linger();
            String token = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
            String text = proofs.shown.get(token);
            byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(text == null ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      proofs.web.start();
      return proofs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return web.getAddress().getPort();
  }

  void show(String token, String authorization) {
    shown.put(token, authorization);
  }

  @Override
  public void close() {
    web.stop(0);
    threads.shutdownNow();
  }

  private void linger() {
    try {
      Thread.sleep(random.nextInt(LONGEST_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

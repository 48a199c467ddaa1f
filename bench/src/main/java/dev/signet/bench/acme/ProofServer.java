// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.acme;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers http-01 (RFC 8555, 8.3) for every applicant of this process, on port 80: two of the
 * authorities know no other.
 */
final class ProofServer implements AutoCloseable {
  static final int PORT = 80;
  private static final int BACKLOG = 1_024;
  private static final String PLACE = "/.well-known/acme-challenge/";

  private final ServerSocket listener;
  private final Map<String, Proof> proofs = new ConcurrentHashMap<>();

  /**
   * What is shown for a token.
   *
   * @param text the key authorisation
   * @param asked done as soon as somebody has asked for it
   */
  record Proof(String text, CompletableFuture<Void> asked) {}

  private ProofServer(ServerSocket listener) {
    this.listener = listener;
  }

  static ProofServer start() throws IOException {
    ServerSocket listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress("0.0.0.0", PORT), BACKLOG);
    } catch (SocketException e) {
      listener.close();
      throw new IOException("port 80, which http-01 asks, must be free and allowed: " + e, e);
    }
    ProofServer server = new ProofServer(listener);
    Thread.ofVirtual().start(server::accept);
    return server;
  }

  /** Shows a proof until it is {@link #forget forgotten}. */
  Proof show(String token, String text) {
    Proof proof = new Proof(text, new CompletableFuture<>());
    proofs.put(token, proof);
    return proof;
  }

  void forget(String token) {
    proofs.remove(token);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket asker = listener.accept();
        Thread.ofVirtual().start(() -> answer(asker));
      } catch (IOException e) {
        // Closed, or somebody went away before being met.
      }
    }
  }

  private void answer(Socket asker) {
    try (asker) {
      BufferedReader request =
          new BufferedReader(
              new InputStreamReader(asker.getInputStream(), StandardCharsets.US_ASCII));
      String line = request.readLine();
      for (String field = line; field != null && !field.isEmpty(); field = request.readLine()) {
        // Which host was meant makes no difference.
      }
      String path = line == null ? "" : line.split(" ", 3)[1];
      Proof proof = path.startsWith(PLACE) ? proofs.get(path.substring(PLACE.length())) : null;
      String body = proof == null ? "" : proof.text();
      String head =
          "HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
              .formatted(proof == null ? "404 Not Found" : "200 OK", body.length());
      asker.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
      if (proof != null) {
        proof.asked().complete(null);
      }
    } catch (IOException e) {
      // The asker says what it missed.
    }
  }
}

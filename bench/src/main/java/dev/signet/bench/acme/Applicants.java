// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.acme;

import java.io.IOException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocketFactory;

/** Clients that order side by side, each over a connection of its own. */
final class Applicants {
  private static final int MOST_FAULTS = 3;

  private final AcmePeer peer;
  private final SSLSocketFactory sockets;
  private final ProofServer proofs;
  private final KeyPair certified;

  /** With the keys of all certificates. */
  Applicants(AcmePeer peer, SSLSocketFactory sockets, ProofServer proofs, KeyPair certified) {
    this.peer = peer;
    this.sockets = sockets;
    this.proofs = proofs;
    this.certified = certified;
  }

  /** A client for each key; an order that fails is counted, and its client begins another. */
  OrderFigures throng(List<AccountKey> keys, long nanos) throws Exception {
    List<OrderClient> clients = new ArrayList<>();
    Tally tally = new Tally();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (AccountKey key : keys) {
        clients.add(client(key));
      }
      long cpu = peer.cpuMicros();
      long start = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (OrderClient client : clients) {
        running.add(threads.submit(() -> tally.orderUntil(start + nanos, client)));
      }
      for (Future<?> one : running) {
        one.get();
      }
      return tally.figures(System.nanoTime() - start, peer.cpuMicros() - cpu);
    } finally {
      for (OrderClient client : clients) {
        client.close();
      }
    }
  }

  /** What all of them did. */
  private static final class Tally {
    private final AtomicLong orders = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    void orderUntil(long end, OrderClient client) {
      while (System.nanoTime() - end < 0) {
        try {
          client.order();
          orders.incrementAndGet();
        } catch (IOException | RuntimeException e) {
          failed.incrementAndGet();
          faults.add(e.toString());
        }
      }
    }

    OrderFigures figures(long nanos, long cpuMicros) {
      List<String> some = faults.stream().limit(MOST_FAULTS).toList();
      return new OrderFigures(orders.get(), failed.get(), nanos, cpuMicros, some);
    }
  }

  private OrderClient client(AccountKey key) throws IOException {
    JsonExchange exchange = new JsonExchange(sockets, peer.port());
    OrderClient client = new OrderClient(exchange, peer.directory(), proofs, key, certified);
    client.register();
    return client;
  }
}

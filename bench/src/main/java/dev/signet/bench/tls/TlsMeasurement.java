// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Measures one peer: warm first, then the best of a few rounds, all by the clock of this thread's
 * processor time, so that a busy machine warms up as long as an idle one.
 */
final class TlsMeasurement {
  private static final long WARM_NANOS = 4_000_000_000L;
  private static final long ROUND_NANOS = 1_500_000_000L;
  private static final int ROUNDS = 3;
  private static final int IDLE_PAIRS = 2000;
  private static final int COLLECTIONS = 3;
  private static final double KIB = 1024;

  private final Handshake handshake = new Handshake();
  private double kibPerHandshake;

  /** Microseconds of the server per handshake; empty where the peer cannot do the scenario. */
  OptionalDouble handshakeMicros(TlsPeer peer, TlsScenario scenario) throws Exception {
    handshakes(peer, WARM_NANOS);
    if (scenario.resumed() && !handshake.wasResumed()) {
      return OptionalDouble.empty();
    }
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      best = Math.min(best, handshakes(peer, ROUND_NANOS));
    }
    return OptionalDouble.of(best);
  }

  /** What the server allocated per handshake in the last round, in KiB. */
  double kibPerHandshake() {
    return kibPerHandshake;
  }

  private double handshakes(TlsPeer peer, long nanos) throws Exception {
    ThreadCost cost = new ThreadCost();
    long end = ThreadCost.now() + nanos;
    int count = 0;
    while (ThreadCost.now() < end) {
      handshake.run(peer, cost).close();
      count++;
      ThreadCost.collect(count);
    }
    kibPerHandshake = cost.bytes() / KIB / count;
    return cost.nanos() / 1e3 / count;
  }

  /** Bulk data of one connection. */
  record BulkFigures(double sendGbps, double receiveGbps, double bytesPerRecord) {}

  BulkFigures bulk(TlsPeer peer) throws Exception {
    Handshake.Ends ends = handshake.run(peer, new ThreadCost());
    BulkFigures best = new BulkFigures(0, 0, 0);
    bulk(ends, WARM_NANOS);
    for (int round = 0; round < ROUNDS; round++) {
      BulkFigures found = bulk(ends, ROUND_NANOS);
      best =
          new BulkFigures(
              Math.max(best.sendGbps, found.sendGbps),
              Math.max(best.receiveGbps, found.receiveGbps),
              found.bytesPerRecord);
    }
    ends.close();
    return best;
  }

  private static BulkFigures bulk(Handshake.Ends ends, long nanos) throws Exception {
    ThreadCost sending = new ThreadCost();
    ThreadCost receiving = new ThreadCost();
    long end = ThreadCost.now() + nanos;
    long records = 0;
    while (ThreadCost.now() < end) {
      batch(ends, sending, receiving);
      records += Bulk.PLACES;
    }
    double bytes = (double) records * Bulk.CONTENT;
    double allocated = (sending.bytes() + receiving.bytes()) / 2.0 / records;
    return new BulkFigures(bytes / sending.nanos(), bytes / receiving.nanos(), allocated);
  }

  private static void batch(Handshake.Ends ends, ThreadCost sending, ThreadCost receiving)
      throws Exception {
    sending.begin();
    for (int place = 0; place < Bulk.PLACES; place++) {
      ends.server().seal(place);
    }
    sending.end();
    receiving.begin();
    for (int place = 0; place < Bulk.PLACES; place++) {
      ends.client().open(ends.server(), place);
    }
    receiving.end();
  }

  /** Heap that one end of an idle connection holds, in KiB; native memory is not seen. */
  double idleKib(TlsPeer peer) throws Exception {
    List<Handshake.Ends> held = new ArrayList<>(IDLE_PAIRS);
    handshake.run(peer, new ThreadCost()).close();
    long before = usedAfterCollection();
    for (int i = 0; i < IDLE_PAIRS; i++) {
      held.add(handshake.run(peer, new ThreadCost()));
    }
    long after = usedAfterCollection();
    held.forEach(Handshake.Ends::close);
    return (after - before) / KIB / (2.0 * IDLE_PAIRS);
  }

  private static long usedAfterCollection() throws InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}

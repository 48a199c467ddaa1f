// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The counts of one route. */
final class RouteCounts {
  private static final int CLASSES = 6;
  private static final int PER_CLASS = 100;

  // Prometheus' customary bounds, from a millisecond, which is slow for a gateway, to ten seconds.
  private static final double[] BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };
  private static final long[] BOUND_NANOS = nanos();

  private final LongAdder[] classes = adders(CLASSES);
  private final LongAdder[] buckets = adders(BOUNDS.length + 1);
  private final LongAdder bytes = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  void add(Visit visit) {
    classes[Math.clamp(visit.status() / PER_CLASS, 0, CLASSES - 1)].increment();
    bytes.add(visit.bytes());
    long duration = visit.durationNanos();
    nanos.add(duration);
    int bucket = 0;
    while (bucket < BOUND_NANOS.length && duration > BOUND_NANOS[bucket]) {
      bucket++;
    }
    buckets[bucket].increment();
  }

  void requests(Exposition text, String route) {
    for (int i = 1; i < CLASSES; i++) {
      long count = classes[i].sum();
      if (count > 0) {
        text.sample("signet_requests_total", label(route) + ",status=\"" + i + "xx\"", count);
      }
    }
  }

  void bytes(Exposition text, String route) {
    text.sample("signet_response_bytes_total", label(route), bytes.sum());
  }

  void durations(Exposition text, String route) {
    long count = 0;
    for (int i = 0; i < BOUNDS.length; i++) {
      count += buckets[i].sum();
      text.sample(
          "signet_request_seconds_bucket", label(route) + ",le=\"" + BOUNDS[i] + "\"", count);
    }
    count += buckets[BOUNDS.length].sum();
    text.sample("signet_request_seconds_bucket", label(route) + ",le=\"+Inf\"", count);
    double seconds = nanos.sum() / (double) TimeUnit.SECONDS.toNanos(1);
    text.sample("signet_request_seconds_sum", label(route), seconds);
    text.sample("signet_request_seconds_count", label(route), count);
  }

  private static String label(String route) {
    return "route=\"" + Exposition.escaped(route) + "\"";
  }

  private static LongAdder[] adders(int count) {
    LongAdder[] adders = new LongAdder[count];
    for (int i = 0; i < count; i++) {
      adders[i] = new LongAdder();
    }
    return adders;
  }

  private static long[] nanos() {
    long[] nanos = new long[BOUNDS.length];
    for (int i = 0; i < BOUNDS.length; i++) {
      nanos[i] = Math.round(BOUNDS[i] * TimeUnit.SECONDS.toNanos(1));
    }
    return nanos;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.Exchange;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Begins visits: gives each its id, and its end to the metrics and the access log. */
final class Visits {
  private static final int START_BYTES = 6;

  private final Metrics metrics;
  private final AccessLog log;
  private final InstantSource clock;
  private final String start;
  private final AtomicLong next = new AtomicLong();
  private final Visit.Observer observer = this::ended;

  Visits(Metrics metrics, AccessLog log, InstantSource clock) {
    this.metrics = metrics;
    this.log = log;
    this.clock = clock;
    byte[] random = new byte[START_BYTES];
    new SecureRandom().nextBytes(random);
    this.start = HexFormat.of().formatHex(random) + "-";
  }

  Visit begin(Exchange exchange) {
    metrics.began();
    String id = start.concat(Long.toHexString(next.incrementAndGet()));
    return new Visit(observer, exchange, id, clock.millis());
  }

  private void ended(Visit visit) {
    metrics.ended(visit);
    log.write(visit);
  }
}

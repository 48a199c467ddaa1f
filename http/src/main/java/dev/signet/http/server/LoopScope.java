// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import io.netty.channel.EventLoop;
import io.netty.util.AsciiString;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What all connections of one event loop share: the clock that watches their time limits, the Date
 * field's value and the parser. Confined to its loop.
 *
 * <p>Time limits are measured on {@link #now()}, which moves once per tick: a request costs no
 * timer and no look at the clock.
 */
final class LoopScope {
  /** One connection, looked at once per tick. */
  interface Watched {
    /** Looks at the time limits. */
    void tick();

    /** Finishes what is in work, then closes. */
    void drain();

    /** Closes at once. */
    void close();
  }

  private static final long SECOND = 1000;
  private static final DateTimeFormatter IMF_FIXDATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final EventLoop loop;
  private final InstantSource clock;
  private final RequestParser parser;
  private final Set<Watched> watched = new LinkedHashSet<>();
  private long now = System.nanoTime();
  private long dateSecond = -1;
  private AsciiString date = AsciiString.EMPTY_STRING;
  private boolean draining;

  LoopScope(EventLoop loop, InstantSource clock, HttpLimits limits) {
    this.loop = loop;
    this.clock = clock;
    this.parser = new RequestParser(limits.message());
    long tick = limits.times().tickMillis();
    var _ = loop.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.MILLISECONDS);
  }

  EventLoop loop() {
    return loop;
  }

  /** Monotonic nanoseconds of the last tick. */
  long now() {
    return now;
  }

  /** Reads header sections, one at a time. */
  RequestParser parser() {
    return parser;
  }

  /** The value of Date (RFC 9110, 5.6.7 and 6.6.1). */
  AsciiString date() {
    long second = Math.floorDiv(clock.millis(), SECOND);
    if (second != dateSecond) {
      dateSecond = second;
      date = AsciiString.of(IMF_FIXDATE.format(Instant.ofEpochSecond(second)));
    }
    return date;
  }

  boolean isDraining() {
    return draining;
  }

  void add(Watched connection) {
    watched.add(connection);
    if (draining) {
      connection.drain();
    }
  }

  void remove(Watched connection) {
    watched.remove(connection);
  }

  /** Must be called on the loop, as the following. */
  int connections() {
    return watched.size();
  }

  void drain() {
    draining = true;
    snapshot().forEach(Watched::drain);
  }

  void closeAll() {
    snapshot().forEach(Watched::close);
  }

  private void tick() {
    now = System.nanoTime();
    snapshot().forEach(Watched::tick);
  }

  private List<Watched> snapshot() {
    return new ArrayList<>(watched);
  }
}

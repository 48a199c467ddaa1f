// SPDX-License-Identifier: Apache-2.0
package dev.signet.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Safe for use by several threads. */
public final class FixedClock implements InstantSource {
  /** The moment at which {@link #create()} starts: a whole second, which certificates can hold. */
  public static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

  private final AtomicReference<Instant> now;

  private FixedClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  /** A clock that shows {@link #START}. */
  public static FixedClock create() {
    return at(START);
  }

  /** A clock that shows a moment. */
  public static FixedClock at(Instant start) {
    return new FixedClock(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Moves the clock, backwards too, and returns what it then shows. */
  public Instant advance(Duration by) {
    return now.updateAndGet(before -> before.plus(by));
  }

  /** Lets the clock show a moment. */
  public void set(Instant moment) {
    now.set(moment);
  }
}

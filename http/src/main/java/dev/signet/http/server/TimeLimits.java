// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import java.time.Duration;

/**
 * How long a client may take. Watched by one clock per event loop, so a bound may be passed by a
 * quarter of the shortest, at most by {@link #LONGEST_TICK}.
 *
 * @param header from the first byte of a request to the end of its header section
 * @param stall without a byte of content when some is waited for, or without taking a byte of a
 *     response
 * @param idle without a request on a kept connection
 * @param tunnel without a byte in either direction after an upgrade
 * @param drain for requests in work when the server stops
 */
public record TimeLimits(
    Duration header, Duration stall, Duration idle, Duration tunnel, Duration drain) {
  /** How often the clock looks at most. */
  public static final Duration LONGEST_TICK = Duration.ofMillis(500);

  private static final long SHORTEST_TICK_MILLIS = 10;

  /**
   * What common servers give: half a minute for progress, two for idleness, an hour for a silent
   * WebSocket.
   */
  public static final TimeLimits STANDARD =
      new TimeLimits(
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofHours(1),
          Duration.ofSeconds(30));

  long tickMillis() {
    long shortest = Math.min(header.toMillis(), Math.min(stall.toMillis(), idle.toMillis()));
    return Math.clamp(shortest / 4, SHORTEST_TICK_MILLIS, LONGEST_TICK.toMillis());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Bounds and trust of an {@link UpstreamClient}.
 *
 * @param connectTimeout for name resolution, TCP and TLS of one connection, and for waiting for a
 *     free one
 * @param answerTimeout from the last byte of the request to the first of the response
 * @param idleTimeout between two parts of a response or of a request
 * @param tunnelTimeout between two bytes in either direction after a 101
 * @param trust makes the context for TLS upstreams; asked once, when the first is met
 */
public record ClientSettings(
    Duration connectTimeout,
    Duration answerTimeout,
    Duration idleTimeout,
    Duration tunnelTimeout,
    Supplier<SSLContext> trust) {
  /** Connections per address and event loop; a further request waits. HTTP/1.1 needs one each. */
  static final int MAX_CONNECTIONS = 2048;

  /** Waiting requests per address and event loop; one more is refused: a queue is not a cure. */
  static final int MAX_WAITING = 1024;

  /** Above what servers send, and below what would let one answer fill the memory. */
  static final int MAX_HEAD_BYTES = 64 * 1024;

  /** A status line is short. */
  static final int MAX_STATUS_LINE_BYTES = 4096;

  /** A kept-alive connection is given up after this; many servers drop theirs after 5 s. */
  static final Duration KEEP_ALIVE = Duration.ofSeconds(60);

  /**
   * A request that could not be sent twice goes only on connections used within this time, so that
   * it hardly ever meets one that the upstream is just closing.
   */
  static final Duration FRESH = Duration.ofSeconds(1);

  /** After this an exchange counts as long-lived. */
  public static final Duration LASTING = Duration.ofSeconds(2);

  /** How often deadlines are looked at; they are that much late at worst. */
  static final Duration TICK = Duration.ofMillis(250);

  /**
   * Settings that suit most: 5 s to connect, 60 s for an answer or between parts, 1 h in tunnels.
   */
  public static ClientSettings standard(Supplier<SSLContext> trust) {
    return new ClientSettings(
        Duration.ofSeconds(5),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        Duration.ofHours(1),
        trust);
  }
}

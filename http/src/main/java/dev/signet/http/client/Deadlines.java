// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import dev.signet.explain.Finding;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which side is to blame when nothing has moved for too long. */
final class Deadlines {
  private Deadlines() {}

  /**
   * The finding for an exchange in which nothing moved, or null while that is still in order.
   *
   * @param still for how long nothing moved, in nanoseconds
   */
  static @Nullable Finding judge(
      UpstreamConnection connection, ActiveExchange exchange, long still) {
    ClientSettings settings = connection.pool().owner().settings();
    Duration limit = limit(connection, exchange, settings);
    if (still <= limit.toNanos()) {
      return null;
    }
    return Finding.about(code(connection, exchange))
        .subject(connection.pool().address().toString())
        .wanted("within " + limit.toSeconds() + " s")
        .build();
  }

  private static Duration limit(
      UpstreamConnection connection, ActiveExchange exchange, ClientSettings settings) {
    if (connection.isTunnel()) {
      return settings.tunnelTimeout();
    }
    boolean answering = !connection.isInContent() && exchange.isSent();
    return answering ? settings.answerTimeout() : settings.idleTimeout();
  }

  private static ClientCode code(UpstreamConnection connection, ActiveExchange exchange) {
    if (connection.isPaused()) {
      return ClientCode.CLIENT_STALLED;
    }
    if (connection.isInContent() || connection.isTunnel()) {
      return ClientCode.UPSTREAM_STALLED;
    }
    boolean ours = !exchange.isSent() && connection.isWritable();
    return ours ? ClientCode.CLIENT_STALLED : ClientCode.UPSTREAM_SILENT;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import dev.signet.explain.Finding;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to one address: busy, idle and coming up, and who waits for
 * one.
 */
final class AddressPool {
  private static final System.Logger LOG = System.getLogger(AddressPool.class.getName());

  private final LoopPool owner;
  private final UpstreamAddress address;
  private final Set<UpstreamConnection> connections = new LinkedHashSet<>();
  private final ArrayDeque<UpstreamConnection> idle = new ArrayDeque<>();
  private final Deque<ActiveExchange> waiting = new ArrayDeque<>();
  private int connecting;

  AddressPool(LoopPool owner, UpstreamAddress address) {
    this.owner = owner;
    this.address = address;
  }

  UpstreamAddress address() {
    return address;
  }

  LoopPool owner() {
    return owner;
  }

  boolean isEmpty() {
    return connections.isEmpty() && connecting == 0 && waiting.isEmpty();
  }

  /** Gives the exchange a connection: a kept one, a new one, or a place in the queue. */
  void serve(ActiveExchange exchange) {
    UpstreamConnection kept = takeIdle(exchange);
    if (kept != null) {
      kept.start(exchange, true);
    } else if (connections.size() + connecting < ClientSettings.MAX_CONNECTIONS) {
      connect(exchange);
    } else if (waiting.size() < ClientSettings.MAX_WAITING) {
      exchange.waitUntil(System.nanoTime() + owner.settings().connectTimeout().toNanos());
      waiting.addLast(exchange);
    } else {
      exchange.fail(busy());
    }
  }

  /**
   * A new connection for the exchange, whatever is idle: after a kept one turned out to be closed.
   */
  void connect(ActiveExchange exchange) {
    connecting++;
    owner.connector().connect(this, outcome -> connected(exchange, outcome));
  }

  void closed(UpstreamConnection connection) {
    connections.remove(connection);
    idle.remove(connection);
    ActiveExchange next = nextWaiting();
    if (next != null) {
      connect(next);
    }
  }

  /** Takes back a connection whose exchange is over and whose stream is clean. */
  void release(UpstreamConnection connection) {
    ActiveExchange next = nextWaiting();
    if (next == null) {
      idle.addFirst(connection);
    } else {
      connection.start(next, true);
      next.announce();
    }
  }

  void tick(long now) {
    for (UpstreamConnection connection : new ArrayList<>(connections)) {
      tick(connection, now);
    }
    while (!waiting.isEmpty() && waiting.getFirst().waitedUntil() - now < 0) {
      waiting.removeFirst().fail(busy());
    }
  }

  // One listener that throws must not stop the clock for all others.
  private static void tick(UpstreamConnection connection, long now) {
    try {
      connection.tick(now);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a late exchange could not be ended properly", e);
      connection.close();
    }
  }

  private void connected(ActiveExchange exchange, Connector.Outcome outcome) {
    connecting--;
    switch (outcome) {
      case Connector.Failed(Finding finding) -> exchange.fail(finding);
      case Connector.Connected(Channel channel) -> {
        UpstreamConnection connection = new UpstreamConnection(this, channel);
        connections.add(connection);
        connection.open();
        begin(exchange, connection);
      }
    }
  }

  private void begin(ActiveExchange exchange, UpstreamConnection connection) {
    if (exchange.isOver()) {
      release(connection);
    } else {
      connection.start(exchange, false);
      exchange.announce();
    }
  }

  // Last in, first out: the connection used last is the one most surely alive, and the others may
  // grow old and be closed.
  private @Nullable UpstreamConnection takeIdle(ActiveExchange exchange) {
    UpstreamConnection youngest = idle.peekFirst();
    if (youngest == null || !(exchange.request().mayBeSentTwice() || youngest.isFresh())) {
      return null;
    }
    return idle.removeFirst();
  }

  private @Nullable ActiveExchange nextWaiting() {
    ActiveExchange next = waiting.pollFirst();
    while (next != null && next.isOver()) {
      next = waiting.pollFirst();
    }
    return next;
  }

  private Finding busy() {
    return Finding.about(ClientCode.UPSTREAM_BUSY)
        .subject(address.toString())
        .found(connections.size() + " connections in use")
        .build();
  }
}

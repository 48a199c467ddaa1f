// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * All upstream connections of one event loop.
 *
 * <p>One clock tick looks at every deadline, so that a request costs no timer of its own. The tick
 * runs only while there are connections.
 */
final class LoopPool {
  private final EventLoop loop;
  private final Map<UpstreamAddress, AddressPool> pools = new HashMap<>();
  private final Connector connector;
  private final HeadWriter writer = new HeadWriter();
  private final ClientSettings settings;
  private @Nullable ScheduledFuture<?> clock;

  LoopPool(EventLoop loop, ClientSettings settings, Supplier<SSLContext> trust) {
    this.loop = loop;
    this.settings = settings;
    this.connector = new Connector(loop, settings, trust);
  }

  EventLoop loop() {
    return loop;
  }

  ClientSettings settings() {
    return settings;
  }

  HeadWriter writer() {
    return writer;
  }

  Connector connector() {
    return connector;
  }

  UpstreamExchange begin(UpstreamRequest request, UpstreamListener listener) {
    AddressPool pool = pools.get(request.address());
    if (pool == null) {
      pool = new AddressPool(this, request.address());
      pools.put(request.address(), pool);
      startClock();
    }
    ActiveExchange exchange = new ActiveExchange(pool, request, listener);
    pool.serve(exchange);
    return exchange;
  }

  private void startClock() {
    if (clock == null) {
      long tick = ClientSettings.TICK.toMillis();
      clock = loop.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.MILLISECONDS);
    }
  }

  private void tick() {
    long now = System.nanoTime();
    for (AddressPool pool : new ArrayList<>(pools.values())) {
      pool.tick(now);
      if (pool.isEmpty()) {
        pools.remove(pool.address());
      }
    }
    ScheduledFuture<?> running = clock;
    if (pools.isEmpty() && running != null) {
      running.cancel(false);
      clock = null;
    }
  }
}

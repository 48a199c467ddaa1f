// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Sends requests to servers behind us over HTTP/1.1.
 *
 * <p>Connections are kept alive per event loop and address: a request and its upstream connection
 * live on one loop, so nothing hops between threads and nothing is locked. A kept connection that
 * turns out to be closed is replaced once, for a request that may be sent twice (RFC 9110, 9.2.2).
 * Safe for use from many loops.
 */
public final class UpstreamClient {
  private final ClientSettings settings;
  private final Supplier<SSLContext> trust;
  private final Map<EventLoop, LoopPool> pools = new ConcurrentHashMap<>();

  /** A client without connections. */
  public UpstreamClient(ClientSettings settings) {
    this.settings = settings;
    this.trust = new Once<>(settings.trust());
  }

  /**
   * Begins a request. Must be called on the loop.
   *
   * @param loop where the listener is called and the upstream connection lives
   * @param request its head; content follows through the exchange
   * @param listener told of the response; a head that cannot be written as one is told as {@link
   *     ClientCode#REQUEST_UNSENDABLE}
   */
  public UpstreamExchange begin(
      EventLoop loop, UpstreamRequest request, UpstreamListener listener) {
    LoopPool pool = pools.computeIfAbsent(loop, each -> new LoopPool(each, settings, trust));
    return pool.begin(request, listener);
  }

  /** A value that is made when it is first asked for. */
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private volatile @org.jspecify.annotations.Nullable T value;

    Once(Supplier<T> source) {
      this.source = source;
    }

    @Override
    public T get() {
      T made = value;
      if (made == null) {
        made = source.get();
        value = made;
      }
      return made;
    }
  }
}

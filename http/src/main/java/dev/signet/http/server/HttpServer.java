// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An HTTP server with its listeners.
 *
 * <p>Safe for use by several threads, except its event loops: {@link #drain} and {@link #close}
 * wait.
 */
public final class HttpServer implements AutoCloseable {
  /**
   * Connections that the kernel keeps for us until we accept them; it may be less by its own
   * setting.
   */
  private static final int BACKLOG = 4096;

  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);
  private static final long DRAIN_POLL_MILLIS = 20;

  private final ServerSettings settings;
  private final Transport transport;
  private final Map<EventLoop, LoopScope> scopes = new LinkedHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private final Map<String, Channel> listeners = new LinkedHashMap<>();

  /** Several may have one name: one option opens a port on several addresses. */
  private final List<Channel> open = new ArrayList<>();

  private HttpServer(ServerSettings settings) {
    this.settings = settings;
    this.transport = Transport.open(settings.threads());
    for (EventExecutor executor : transport.loops()) {
      EventLoop loop = (EventLoop) executor;
      scopes.put(loop, new LoopScope(loop, settings.clock(), settings.limits()));
    }
  }

  /**
   * Opens all listeners, or none.
   *
   * @throws dev.signet.explain.FindingException {@code port-taken}, {@code port-forbidden}, {@code
   *     address-unavailable} or {@code listen-failed}
   */
  public static HttpServer start(ServerSettings settings, List<ListenerSettings> listeners) {
    HttpServer server = new HttpServer(settings);
    try {
      listeners.forEach(server::listen);
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The address that a listener has, with the port that the system chose where 0 was asked for. */
  public SocketAddress address(String listener) {
    Channel channel = listeners.get(listener);
    if (channel == null) {
      throw new IllegalArgumentException("no listener " + listener);
    }
    return channel.localAddress();
  }

  /** The event loops that connections live on, for clients that share them. */
  public EventLoopGroup eventLoops() {
    return transport.loops();
  }

  /**
   * Stops accepting, lets what is in work finish for at most {@link TimeLimits#drain}, and closes.
   *
   * @return whether all finished in time
   */
  public boolean drain() {
    closeListeners();
    scopes.values().forEach(scope -> scope.loop().execute(scope::drain));
    boolean finished = awaitIdle(settings.limits().times().drain());
    close();
    return finished;
  }

  /** Closes everything at once. */
  @Override
  public void close() {
    closeListeners();
    scopes.values().forEach(scope -> scope.loop().execute(scope::closeAll));
    transport
        .loops()
        .shutdownGracefully(0, CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(CLOSE_PATIENCE.toMillis());
  }

  private void listen(ListenerSettings listener) {
    SocketAddress address = listener.address();
    try {
      UnixSocketFile.beforeBind(address);
    } catch (IOException e) {
      throw ListenFailure.of(listener, e);
    }
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(transport.loops())
            .channelFactory(transport.serverChannels(address))
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childHandler(new ConnectionAcceptor(settings, scopes, ids, listener));
    if (!(address instanceof UnixDomainSocketAddress)) {
      bootstrap.option(ChannelOption.SO_REUSEADDR, true);
      bootstrap.childOption(ChannelOption.TCP_NODELAY, true);
      bootstrap.childOption(ChannelOption.SO_KEEPALIVE, true);
    }
    ChannelFuture bound = bootstrap.bind(transport.nativeForm(address)).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw ListenFailure.of(listener, bound.cause());
    }
    UnixSocketFile.afterBind(address);
    listeners.putIfAbsent(listener.name(), bound.channel());
    open.add(bound.channel());
  }

  private void closeListeners() {
    for (Channel channel : open) {
      SocketAddress address = channel.localAddress();
      channel.close().awaitUninterruptibly(CLOSE_PATIENCE.toMillis());
      if (address instanceof DomainSocketAddress unix) {
        UnixSocketFile.remove(Path.of(unix.path()));
      } else if (address instanceof UnixDomainSocketAddress unix) {
        UnixSocketFile.remove(unix.getPath());
      }
    }
  }

  private boolean awaitIdle(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (connections() > 0) {
        if (System.nanoTime() - end > 0) {
          return false;
        }
        Thread.sleep(DRAIN_POLL_MILLIS);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private int connections() throws InterruptedException {
    int count = 0;
    for (LoopScope scope : scopes.values()) {
      Callable<Integer> question = scope::connections;
      try {
        count += scope.loop().submit(question).get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("an event loop cannot count", e);
      }
    }
    return count;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import dev.signet.explain.Finding;
import dev.signet.http.buffer.HeapFirst;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * Opens upstream connections on one event loop: name, TCP, TLS.
 *
 * <p>All addresses of a name are tried in turn, since {@code localhost} often has one of which the
 * application listens on the other. What may block is done off the loop: names are resolved there,
 * and the context for TLS, which reads the machine's roots at its first use, is made there.
 */
final class Connector {
  /** How an attempt ended. */
  sealed interface Outcome {}

  /** There is a connection, and its TLS is verified where it has any. */
  record Connected(Channel channel) implements Outcome {}

  /** There is none. */
  record Failed(Finding finding) implements Outcome {}

  private final EventLoop loop;
  private final ClientSettings settings;
  private final Supplier<SSLContext> trust;
  private final ChannelFactory<? extends SocketChannel> channels;

  Connector(EventLoop loop, ClientSettings settings, Supplier<SSLContext> trust) {
    this.loop = loop;
    this.settings = settings;
    this.trust = trust;
    boolean epoll = loop instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class);
    this.channels = epoll ? EpollSocketChannel::new : NioSocketChannel::new;
  }

  /** Tells the outcome later on the loop, once. */
  void connect(AddressPool pool, Consumer<Outcome> told) {
    UpstreamAddress address = pool.address();
    byte[] literal = NetUtil.createByteArrayFromIpAddressString(address.host());
    if (literal == null || address.secure()) {
      Thread.ofVirtual().name("resolve").start(() -> prepare(new Attempt(address, told)));
      return;
    }
    try {
      attempt(new Attempt(address, told), List.of(InetAddress.getByAddress(literal)));
    } catch (UnknownHostException e) {
      throw new AssertionError("a literal address has 4 or 16 bytes", e);
    }
  }

  private record Attempt(UpstreamAddress address, Consumer<Outcome> told) {}

  private void prepare(Attempt attempt) {
    try {
      if (attempt.address.secure()) {
        SSLContext _ = trust.get();
      }
    } catch (IllegalStateException e) {
      loop.execute(() -> attempt.told.accept(new Failed(untrusted(attempt.address, e))));
      return;
    }
    resolve(attempt);
  }

  private void resolve(Attempt attempt) {
    try {
      List<InetAddress> found = List.of(InetAddress.getAllByName(attempt.address.host()));
      loop.execute(() -> attempt(attempt, found));
    } catch (UnknownHostException e) {
      Finding finding =
          Finding.about(ClientCode.UPSTREAM_UNKNOWN)
              .subject(attempt.address.toString())
              .found(attempt.address.host())
              .build();
      loop.execute(() -> attempt.told.accept(new Failed(finding)));
    }
  }

  private void attempt(Attempt attempt, List<InetAddress> addresses) {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channelFactory(channels)
            .option(ChannelOption.ALLOCATOR, HeapFirst.ALLOCATOR)
            .option(ChannelOption.RECVBUF_ALLOCATOR, HeapFirst.reads())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis())
            .handler(new Pipeline(attempt.address));
    InetSocketAddress remote = new InetSocketAddress(addresses.getFirst(), attempt.address.port());
    bootstrap
        .connect(remote)
        .addListener((ChannelFuture done) -> {
          if (done.isSuccess()) {
            secured(attempt, done.channel());
          } else if (addresses.size() > 1) {
            attempt(attempt, addresses.subList(1, addresses.size()));
          } else {
            attempt.told.accept(new Failed(unreachable(attempt.address, done.cause())));
          }
        });
  }

  private void secured(Attempt attempt, Channel channel) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls == null) {
      attempt.told.accept(new Connected(channel));
      return;
    }
    tls.handshakeFuture()
        .addListener((Future<Channel> done) -> {
          if (done.isSuccess()) {
            attempt.told.accept(new Connected(channel));
          } else {
            ChannelFuture _ = channel.close();
            attempt.told.accept(new Failed(untrusted(attempt.address, done.cause())));
          }
        });
  }

  private int connectMillis() {
    return Math.toIntExact(settings.connectTimeout().toMillis());
  }

  private static Finding unreachable(UpstreamAddress address, Throwable cause) {
    ClientCode code =
        switch (cause) {
          case io.netty.channel.ConnectTimeoutException _ -> ClientCode.UPSTREAM_CONNECT_TIMEOUT;
          case ConnectException _ -> ClientCode.UPSTREAM_REFUSED;
          default -> ClientCode.UPSTREAM_UNREACHABLE;
        };
    return Finding.about(code).subject(address.toString()).found(messageOf(cause)).build();
  }

  private static Finding untrusted(UpstreamAddress address, Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return Finding.about(ClientCode.UPSTREAM_UNTRUSTED)
        .subject(address.toString())
        .found(messageOf(root))
        .build();
  }

  private static String messageOf(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /** What every new channel begins with. */
  private final class Pipeline extends ChannelInitializer<Channel> {
    private final UpstreamAddress address;

    Pipeline(UpstreamAddress address) {
      this.address = address;
    }

    @Override
    protected void initChannel(Channel channel) {
      if (!address.secure()) {
        return;
      }
      SSLEngine engine = trust.get().createSSLEngine(address.host(), address.port());
      engine.setUseClientMode(true);
      SSLParameters parameters = engine.getSSLParameters();
      // Without this JSSE does not compare the certificate with the host's name (RFC 9525).
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      engine.setSSLParameters(parameters);
      SslHandler tls = new SslHandler(engine);
      tls.setHandshakeTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
      channel.pipeline().addLast(tls);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.http.ServerConnection;
import dev.signet.http.TlsEndpoint;
import dev.signet.http.TlsOutcome;
import dev.signet.http.TlsPolicy;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Gives each accepted connection its handlers: TLS first where the listener has it, then HTTP by
 * what ALPN chose.
 */
@ChannelHandler.Sharable
final class ConnectionAcceptor extends ChannelInitializer<Channel> {
  private final ServerSettings settings;
  private final Map<EventLoop, LoopScope> scopes;
  private final AtomicLong ids;
  private final ListenerSettings listener;

  ConnectionAcceptor(
      ServerSettings settings,
      Map<EventLoop, LoopScope> scopes,
      AtomicLong ids,
      ListenerSettings listener) {
    this.settings = settings;
    this.scopes = scopes;
    this.ids = ids;
    this.listener = listener;
  }

  @Override
  protected void initChannel(Channel channel) {
    LoopScope loop = Objects.requireNonNull(scopes.get(channel.eventLoop()));
    if (listener.tls().isEmpty()) {
      channel.pipeline().addLast(new Http1Connection(scope(channel, loop, null)));
      return;
    }
    PendingConnection pending = new PendingConnection(loop);
    TlsEndpoint tls = listener.tls().get();
    channel
        .pipeline()
        .addLast(tls.accept(channel, outcome -> decide(pending, channel, outcome)))
        .addLast(pending);
  }

  private void decide(PendingConnection pending, Channel channel, TlsOutcome outcome) {
    switch (outcome) {
      case TlsOutcome.Established(var facts)
          when facts.applicationProtocol().equals(TlsPolicy.ACME) -> {
        // RFC 8737, 3: nothing follows; what was to be seen has been seen.
        var _ = channel.close();
      }
      case TlsOutcome.Established(var facts) -> {
        LoopScope loop = Objects.requireNonNull(scopes.get(channel.eventLoop()));
        channel.pipeline().replace(pending, null, handler(scope(channel, loop, facts), facts));
      }
      case TlsOutcome.Refused(var report) ->
          settings.observer().handshakeRefused(channel.remoteAddress(), report);
    }
  }

  private static ChannelHandler handler(ConnectionScope scope, ServerConnection.TlsFacts tls) {
    return tls.applicationProtocol().equals("h2")
        ? Http2Pipeline.handler(scope)
        : new Http1Connection(scope);
  }

  private ConnectionScope scope(
      Channel channel, LoopScope loop, ServerConnection.@Nullable TlsFacts tls) {
    ServerConnection connection =
        new ServerConnection(
            ids.incrementAndGet(), channel.localAddress(), channel.remoteAddress(), tls);
    return new ConnectionScope(loop, settings, listener.service(), connection);
  }
}

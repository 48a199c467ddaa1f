// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** Stands at the end of a connection whose TLS handshake is under way, and gives way to HTTP. */
final class PendingConnection extends ChannelInboundHandlerAdapter implements LoopScope.Watched {
  private final LoopScope loop;
  private @Nullable ChannelHandlerContext context;

  PendingConnection(LoopScope loop) {
    this.loop = loop;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    loop.add(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext removed) {
    loop.remove(this);
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) {
    loop.remove(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object message) {
    ReferenceCountUtil.release(message);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext told, Object event) {}

  @Override
  public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
    // The TLS endpoint has told the outcome already.
    close();
  }

  /** The endpoint has its own time limit. */
  @Override
  public void tick() {}

  @Override
  public void drain() {
    close();
  }

  @Override
  public void close() {
    ChannelHandlerContext present = context;
    if (present != null) {
      var _ = present.close();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.dropin;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Netty's SslHandler around an engine of ours. */
class NettyDropInTest extends DropInContract {
  private static final int ROOM = 16 << 20;
  private static final int LENGTH = 4;

  @Override
  Server serve(SSLContext context, boolean asksClients) throws Exception {
    MultiThreadIoEventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    Channel listener =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    SSLEngine engine = context.createSSLEngine();
                    engine.setUseClientMode(false);
                    engine.setNeedClientAuth(asksClients);
                    fill(channel, engine, new Echo());
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    return new Server() {
      @Override
      public int port() {
        return ((java.net.InetSocketAddress) listener.localAddress()).getPort();
      }

      @Override
      public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
      }
    };
  }

  @Override
  Client client(SSLContext context) {
    MultiThreadIoEventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    return new Client() {
      @Override
      public byte[] echo(String host, int port, byte[] body) throws Exception {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        Channel channel =
            new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(
                    new ChannelInitializer<Channel>() {
                      @Override
                      protected void initChannel(Channel made) {
                        SSLEngine engine = context.createSSLEngine(host, port);
                        engine.setUseClientMode(true);
                        fill(made, engine, new Answer(answer));
                      }
                    })
                .connect(InetAddress.getLoopbackAddress(), port)
                .sync()
                .channel();
        channel.writeAndFlush(Unpooled.wrappedBuffer(body));
        try {
          return answer.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          throw new IllegalStateException(e.getCause());
        } finally {
          channel.close().sync();
        }
      }

      @Override
      public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
      }
    };
  }

  private static void fill(Channel channel, SSLEngine engine, ChannelHandler last) {
    channel
        .pipeline()
        .addLast(
            new SslHandler(engine),
            new LengthFieldBasedFrameDecoder(ROOM, 0, LENGTH, 0, LENGTH),
            new LengthFieldPrepender(LENGTH),
            last);
  }

  private static final class Echo extends SimpleChannelInboundHandler<ByteBuf> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
      context.writeAndFlush(message.retain());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }

  private static final class Answer extends SimpleChannelInboundHandler<ByteBuf> {
    private final CompletableFuture<byte[]> answer;

    private Answer(CompletableFuture<byte[]> answer) {
      this.answer = answer;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
      answer.complete(ByteBufUtil.getBytes(message));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      answer.completeExceptionally(cause);
      context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      answer.completeExceptionally(new java.io.EOFException("closed"));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.https;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jsse.SignetContext;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** A server by Netty. */
public final class NettyServerExample {
  private NettyServerExample() {}

  /**
   * Starts it.
   *
   * @param chain {@code fullchain.pem}
   * @param key {@code privkey.pem}
   */
  public static Channel start(EventLoopGroup loops, Path chain, Path key, int port)
      throws InterruptedException {
    SSLContext context = SignetContext.server(chain, key);
    return new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                SSLEngine engine = context.createSSLEngine();
                engine.setUseClientMode(false);
                channel
                    .pipeline()
                    .addLast(new SslHandler(engine), new HttpServerCodec(), new Hello());
              }
            })
        .bind(port)
        .sync()
        .channel();
  }

  private static final class Hello extends SimpleChannelInboundHandler<HttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
      FullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1,
              HttpResponseStatus.OK,
              Unpooled.copiedBuffer("hello", US_ASCII));
      response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 5);
      context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
  }
}

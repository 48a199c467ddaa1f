// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.dropin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jsse.TestParty;
import dev.signet.testkit.TestCa;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Provider;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Netty's SslHandler with our contexts, which it knows nothing of. */
@Timeout(60)
class NettyTest {
  private static final TestCa CA = TestCa.create();
  private static final int SIZE = 1_000_000;
  private static MultiThreadIoEventLoopGroup loops;

  @BeforeAll
  static void start() {
    loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  }

  @AfterAll
  static void stop() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  static Stream<Arguments> pairs() {
    Provider ours = TestParty.signet();
    Provider theirs = TestParty.jdk();
    return Stream.of(
        Arguments.of("ours with ours", ours, ours),
        Arguments.of("our client with the JDK's server", ours, theirs),
        Arguments.of("the JDK's client with our server", theirs, ours));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void aMegabyteComesBackOverTheAgreedProtocol(String name, Provider client, Provider server)
      throws Exception {
    Channel listener = listen(TestParty.server(server, CA));
    try {
      CompletableFuture<Integer> echoed = new CompletableFuture<>();
      Channel channel = connect(listener, TestParty.client(client, CA), echoed);
      SslHandler handler = channel.pipeline().get(SslHandler.class);
      handler.handshakeFuture().get(20, TimeUnit.SECONDS);
      assertThat(handler.applicationProtocol()).isEqualTo("echo/2");
      channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[SIZE])).sync();
      assertThat(echoed.get(30, TimeUnit.SECONDS)).isEqualTo(SIZE);
      channel.close().sync();
    } finally {
      listener.close().sync();
    }
  }

  @Test
  void aRefusedServerIsExplainedThroughNetty() throws Exception {
    Channel listener = listen(TestParty.server(TestParty.signet(), CA));
    try {
      SSLContext stranger = TestParty.client(TestParty.signet(), TestCa.create());
      Channel channel = connect(listener, stranger, new CompletableFuture<>());
      SslHandler handler = channel.pipeline().get(SslHandler.class);
      assertThatThrownBy(() -> handler.handshakeFuture().get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("PKIX path building failed");
    } finally {
      listener.close().sync();
    }
  }

  private static Channel listen(SSLContext context) throws InterruptedException {
    JdkSslContext netty = netty(context, false);
    return new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(netty.newHandler(channel.alloc()), new Echo());
              }
            })
        .bind(InetAddress.getLoopbackAddress(), 0)
        .sync()
        .channel();
  }

  private static Channel connect(
      Channel listener, SSLContext context, CompletableFuture<Integer> echoed)
      throws InterruptedException {
    JdkSslContext netty = netty(context, true);
    return new Bootstrap()
        .group(loops)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        netty.newHandler(channel.alloc(), TestParty.HOST, 443),
                        new Counter(echoed));
              }
            })
        .connect((InetSocketAddress) listener.localAddress())
        .sync()
        .channel();
  }

  private static JdkSslContext netty(SSLContext context, boolean client) {
    ApplicationProtocolConfig protocols =
        new ApplicationProtocolConfig(
            ApplicationProtocolConfig.Protocol.ALPN,
            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
            client ? new String[] {"echo/1", "echo/2"} : new String[] {"echo/2"});
    return new JdkSslContext(
        context,
        client,
        null,
        IdentityCipherSuiteFilter.INSTANCE,
        protocols,
        ClientAuth.NONE,
        null,
        false);
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

  private static final class Counter extends SimpleChannelInboundHandler<ByteBuf> {
    private final CompletableFuture<Integer> done;
    private int count;

    private Counter(CompletableFuture<Integer> done) {
      this.done = done;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
      count += message.readableBytes();
      if (count >= SIZE) {
        done.complete(count);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      done.completeExceptionally(cause);
    }
  }
}

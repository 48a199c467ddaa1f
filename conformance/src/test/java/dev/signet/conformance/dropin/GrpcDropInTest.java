// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.dropin;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.grpc.netty.shaded.io.netty.handler.ssl.JdkSslContext;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** gRPC over its own Netty: it takes providers by names that it knows, and any SSLContext. */
class GrpcDropInTest extends DropInContract {
  private static final int ROOM = 16 << 20;

  private static final MethodDescriptor<byte[], byte[]> ECHO =
      MethodDescriptor.<byte[], byte[]>newBuilder(new Bytes(), new Bytes())
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("signet.Echo/Echo")
          .build();

  @Override
  Server serve(SSLContext context, boolean asksClients) throws Exception {
    io.grpc.Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sslContext(netty(context, false, asksClients))
            .maxInboundMessageSize(ROOM)
            .addService(
                ServerServiceDefinition.builder("signet.Echo")
                    .addMethod(
                        ECHO,
                        ServerCalls.asyncUnaryCall((body, observer) -> {
                          observer.onNext(body);
                          observer.onCompleted();
                        }))
                    .build())
            .build()
            .start();
    return new Server() {
      @Override
      public int port() {
        return server.getPort();
      }

      @Override
      public void close() throws Exception {
        server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
      }
    };
  }

  @Override
  Client client(SSLContext context) {
    return new Client() {
      @Override
      public byte[] echo(String host, int port, byte[] body) throws Exception {
        ManagedChannel channel =
            NettyChannelBuilder.forAddress(host, port)
                .sslContext(netty(context, true, false))
                .maxInboundMessageSize(ROOM)
                .build();
        try {
          return ClientCalls.blockingUnaryCall(
              channel, ECHO, CallOptions.DEFAULT.withDeadlineAfter(30, TimeUnit.SECONDS), body);
        } finally {
          channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        }
      }

      @Override
      public void close() {
        // Every call has closed its channel.
      }
    };
  }

  private static JdkSslContext netty(SSLContext context, boolean client, boolean asksClients) {
    return new JdkSslContext(
        context,
        client,
        null,
        IdentityCipherSuiteFilter.INSTANCE,
        new ApplicationProtocolConfig(
            Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE,
            SelectedListenerFailureBehavior.ACCEPT,
            "h2"),
        asksClients ? ClientAuth.REQUIRE : ClientAuth.NONE,
        null,
        false);
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

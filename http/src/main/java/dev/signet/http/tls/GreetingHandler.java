// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.explain.Finding;
import dev.signet.http.TlsCode;
import dev.signet.http.TlsOutcome;
import dev.signet.http.TlsPolicy;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ClientHello as far as its server name, gets the policy for it, and gives way to an
 * engine made for that policy.
 *
 * <p>JSSE could choose a certificate by name on its own, but not whether to ask for a client
 * certificate.
 */
final class GreetingHandler extends AbstractSniHandler<Optional<TlsPolicy>> {
  /**
   * A ClientHello with post-quantum key shares has 2 KiB; with Encrypted Client Hello and padding
   * some more.
   */
  private static final int MAX_CLIENT_HELLO = 32 * 1024;

  private static final byte HANDSHAKE_RECORD = 22;
  private static final byte UNRECOGNIZED_NAME = 112;
  private static final byte MISSING_EXTENSION = 109;

  private final Function<String, CompletionStage<Optional<TlsPolicy>>> policies;
  private final EngineFactory engines;
  private final HandshakeEnd end;
  private boolean looked;
  private boolean plain;

  GreetingHandler(
      Function<String, CompletionStage<Optional<TlsPolicy>>> policies,
      EngineFactory engines,
      Duration patience,
      Consumer<TlsOutcome> outcome) {
    // The time limit is ours, for the whole handshake.
    super(MAX_CLIENT_HELLO, 0L);
    this.policies = policies;
    this.engines = engines;
    this.end = new HandshakeEnd(patience, outcome);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) throws Exception {
    end.startClock(context.channel());
    super.handlerAdded(context);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    end.refused(Finding.of(TlsCode.TLS_CLIENT_GONE));
    super.channelInactive(context);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    end.refused(HandshakeFailure.finding(cause));
    var _ = context.close();
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws Exception {
    if (!looked && in.isReadable()) {
      looked = true;
      byte first = in.getByte(in.readerIndex());
      plain = first >= 'A' && first <= 'Z' && first != HANDSHAKE_RECORD;
    }
    if (plain && end.isPending()) {
      answerPlain(context, in);
    } else if (end.isPending()) {
      super.decode(context, in, out);
    } else {
      in.skipBytes(in.readableBytes());
    }
  }

  private void answerPlain(ChannelHandlerContext context, ByteBuf in) {
    if (PlainAnswer.isDue(in)) {
      ByteBuf answer = PlainAnswer.to(in);
      in.skipBytes(in.readableBytes());
      end.refused(Finding.of(TlsCode.TLS_PLAIN_HTTP));
      var _ = context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  protected Future<Optional<TlsPolicy>> lookup(
      ChannelHandlerContext context, @Nullable String name) {
    Promise<Optional<TlsPolicy>> found = context.executor().newPromise();
    policies
        .apply(lower(name))
        .whenComplete((policy, failure) -> {
          if (failure == null) {
            found.trySuccess(policy);
          } else {
            found.tryFailure(failure);
          }
        });
    return found;
  }

  @Override
  protected void onLookupComplete(
      ChannelHandlerContext context, @Nullable String name, Future<Optional<TlsPolicy>> found) {
    Optional<TlsPolicy> policy = found.isSuccess() ? found.getNow() : Optional.empty();
    if (policy.isPresent()) {
      begin(context, lower(name), policy.get());
    } else {
      refuseName(context, lower(name));
    }
  }

  private void begin(ChannelHandlerContext context, String name, TlsPolicy policy) {
    SslHandler tls = new SslHandler(engines.engine(policy));
    tls.setHandshakeTimeoutMillis(0);
    tls.handshakeFuture()
        .addListener(done -> {
          if (done.isSuccess()) {
            end.established(SessionFacts.of(tls.engine(), name, policy));
          } else {
            end.refused(HandshakeFailure.finding(done.cause()));
          }
        });
    context.pipeline().replace(this, null, tls);
  }

  /**
   * RFC 6066, 3: "the server SHOULD ... abort the handshake by sending a fatal-level
   * unrecognized_name(112) alert".
   */
  private void refuseName(ChannelHandlerContext context, String name) {
    boolean named = !name.isEmpty();
    end.refused(
        named
            ? Finding.about(TlsCode.TLS_NAME_UNKNOWN).found(name).build()
            : Finding.of(TlsCode.TLS_NAME_MISSING));
    byte[] alert = {21, 3, 3, 0, 2, 2, named ? UNRECOGNIZED_NAME : MISSING_EXTENSION};
    var _ =
        context
            .writeAndFlush(Unpooled.wrappedBuffer(alert))
            .addListener(ChannelFutureListener.CLOSE);
  }

  private static String lower(@Nullable String name) {
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }
}

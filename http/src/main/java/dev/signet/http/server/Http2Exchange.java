// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.explain.Finding;
import dev.signet.http.Exchange;
import dev.signet.http.ExchangeListener;
import dev.signet.http.HttpCode;
import dev.signet.http.ProblemDocument;
import dev.signet.http.RequestHead;
import dev.signet.http.ResponseHead;
import dev.signet.http.ServerConnection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request on an HTTP/2 connection: one stream. When it has ended, further calls have no effect.
 */
final class Http2Exchange implements Exchange, ChannelFutureListener {
  private final Http2Streams streams;
  private final Http2Stream stream;
  private final RequestHead head;
  private final StreamContent content;
  private @Nullable ExchangeListener listener;
  private boolean continued;
  private boolean started;
  private boolean written;
  private boolean bodyless;
  private boolean tunnel;
  private boolean over;
  private long since;
  private int window;

  Http2Exchange(Http2Streams streams, Http2Stream stream, RequestHead head, boolean ended) {
    this.streams = streams;
    this.stream = stream;
    this.head = head;
    this.content = new StreamContent(streams, stream, ended);
    this.since = streams.scope().loop().now();
  }

  void setListener(ExchangeListener listener) {
    this.listener = listener;
    content.setListener(listener);
  }

  boolean isTunnel() {
    return tunnel;
  }

  /** Takes in content; gives the number of bytes that are used up already. */
  int receive(ByteBuf data, boolean last) {
    since = streams.scope().loop().now();
    int length = data.readableBytes();
    if (over || written) {
      return length;
    }
    if (!tunnel && content.received() + length > streams.scope().message().content()) {
      refuse(
          Finding.about(HttpCode.REQUEST_CONTENT_TOO_LARGE)
              .wanted("at most " + streams.scope().message().content() + " bytes")
              .build());
      return length;
    }
    return content.receive(data, last);
  }

  void receiveEnd() {
    var _ = receive(Unpooled.EMPTY_BUFFER, true);
  }

  /** Answers instead of the service. */
  void refuse(Finding finding) {
    ExchangeListener told = listener;
    setListener(StreamContent.DEAF);
    if (told != null) {
      told.aborted();
    }
    if (started) {
      abort();
    } else {
      streams.refused(finding);
      ProblemDocument.of(finding).answer(this);
    }
  }

  void writabilityChanged() {
    ExchangeListener told = listener;
    since = streams.scope().loop().now();
    if (told != null && !over && !written && isWritable()) {
      told.writable();
    }
  }

  boolean hasContentEnded() {
    return content.hasEnded();
  }

  void streamClosed() {
    if (!written) {
      lost();
    }
  }

  /** Nothing more can be sent. */
  void lost() {
    if (!over) {
      over = true;
      streams.forget(this);
      content.release();
      ExchangeListener told = listener;
      if (told != null) {
        told.aborted();
      }
    }
  }

  void tick(TimeLimits times) {
    long waited = streams.scope().loop().now() - since;
    if (tunnel) {
      if (waited > times.tunnel().toNanos()) {
        abort();
      }
    } else if (content.isAwaited() && !started) {
      if (waited > times.stall().toNanos()) {
        refuse(
            Finding.about(HttpCode.REQUEST_CONTENT_SLOW)
                .wanted(times.stall().toSeconds() + " seconds")
                .build());
      }
    } else if (started && !isWritable()) {
      tickBlocked(waited > times.stall().toNanos());
    }
  }

  /** A client that takes nothing is let go; one that takes little by little moves its window. */
  private void tickBlocked(boolean late) {
    int present = streams.handler().encoder().flowController().windowSize(stream);
    if (present != window) {
      window = present;
      since = streams.scope().loop().now();
    } else if (late) {
      abort();
    }
  }

  @Override
  public RequestHead request() {
    return head;
  }

  @Override
  public ServerConnection connection() {
    return streams.scope().connection();
  }

  @Override
  public EventLoop eventLoop() {
    return streams.scope().loop().loop();
  }

  @Override
  public void read() {
    if (over) {
      return;
    }
    if (!continued && !started && head.headers().contains(FieldNames.EXPECT)) {
      continued = true;
      interim(
          new ResponseHead(
              HttpResponseStatus.CONTINUE,
              DefaultHttpHeadersFactory.headersFactory().newHeaders()));
    }
    since = streams.scope().loop().now();
    content.demand();
  }

  @Override
  public boolean isWritable() {
    return streams.handler().encoder().flowController().isWritable(stream);
  }

  @Override
  public void respond(ResponseHead response, boolean last) {
    if (over) {
      return;
    }
    if (started) {
      throw new IllegalStateException("the response has a head already");
    }
    started = true;
    int status = response.status().code();
    bodyless = head.method().equals(HttpMethod.HEAD) || status == 204 || status == 304;
    writeHead(response, last);
  }

  @Override
  public void write(ByteBuf bytes, boolean last) {
    if (over) {
      bytes.release();
      return;
    }
    if (!started || written) {
      bytes.release();
      throw new IllegalStateException("content outside of a response");
    }
    ByteBuf sent = bytes;
    if (bodyless) {
      bytes.release();
      sent = Unpooled.EMPTY_BUFFER;
    }
    int length = sent.readableBytes();
    if (length > 0 || last) {
      since = streams.scope().loop().now();
      streams
          .handler()
          .encoder()
          .flowController()
          .addFlowControlled(
              stream, new DataFrames(streams.handler(), stream, sent, last ? promise(true) : null));
      streams.wrote(length);
    } else {
      sent.release();
    }
  }

  @Override
  public void interim(ResponseHead interim) {
    if (!over && !started) {
      writeHead(interim, false);
    }
  }

  @Override
  public void abort() {
    if (!over) {
      reset(Http2Error.INTERNAL_ERROR);
      lost();
    }
  }

  @Override
  public void upgrade() {
    tunnel = true;
  }

  /** The end of the response has been written, or could not be. */
  @Override
  public void operationComplete(ChannelFuture sent) {
    if (!sent.isSuccess()) {
      lost();
      return;
    }
    if (over) {
      return;
    }
    over = true;
    streams.forget(this);
    content.release();
    if (!content.hasEnded()) {
      // RFC 9113, 8.1: whoever has answered and wants no more of the request says so by NO_ERROR.
      reset(Http2Error.NO_ERROR);
    }
    ExchangeListener told = listener;
    if (told != null) {
      told.completed();
    }
  }

  private void writeHead(ResponseHead response, boolean last) {
    var _ =
        streams
            .handler()
            .encoder()
            .writeHeaders(
                streams.context(),
                stream.id(),
                ResponseFields.of(response, streams.scope().loop()),
                0,
                last,
                promise(last));
    streams.flushLater();
  }

  private ChannelPromise promise(boolean last) {
    ChannelPromise promise = streams.context().newPromise();
    if (last) {
      written = true;
      promise.addListener(this);
    }
    return promise;
  }

  private void reset(Http2Error error) {
    var _ =
        streams
            .handler()
            .resetStream(
                streams.context(), stream.id(), error.code(), streams.context().newPromise());
    streams.flushLater();
  }
}

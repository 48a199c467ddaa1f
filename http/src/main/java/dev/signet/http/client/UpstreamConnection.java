// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import dev.signet.explain.Finding;
import dev.signet.http.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to an upstream, which carries one exchange at a time.
 *
 * <p>After a whole response it goes back to its pool only when the read that ended the response has
 * been consumed without surplus: bytes behind a response would otherwise be taken for the answer to
 * the next request, of somebody else.
 */
final class UpstreamConnection extends ChannelInboundHandlerAdapter {
  /** More interim responses than this to one request are a loop. */
  private static final int MAX_INTERIM = 32;

  private enum Phase {
    /** No exchange. */
    IDLE,
    /** Waiting for a final response's head. */
    HEAD,
    /** In a response's content. */
    CONTENT,
    /** The response is whole, the read that brought its end is not over. */
    FINISHED,
    /** Behind a 101. */
    TUNNEL,
    /** Over. */
    CLOSED
  }

  private final AddressPool pool;
  private final Channel channel;
  private final ResponseDecoder decoder = new ResponseDecoder();
  private final Runnable flushing = this::flush;
  private Phase phase = Phase.IDLE;
  private @Nullable ActiveExchange exchange;
  private long startedNanos;
  private long activeNanos = System.nanoTime();
  private long idleLimit = ClientSettings.KEEP_ALIVE.toNanos();
  private int interims;
  private boolean reused;
  private boolean bare;
  private boolean skipsContent;
  private boolean keepsAlive;
  private boolean lastingTold;
  private boolean flushPending;

  UpstreamConnection(AddressPool pool, Channel channel) {
    this.pool = pool;
    this.channel = channel;
  }

  /** Begins to listen. */
  void open() {
    channel.pipeline().addLast(decoder, this);
  }

  /** Whether it was used so lately that it is hardly being closed. */
  boolean isFresh() {
    return System.nanoTime() - activeNanos < ClientSettings.FRESH.toNanos();
  }

  boolean isWritable() {
    return channel.isWritable();
  }

  ByteBufAllocator allocator() {
    return channel.alloc();
  }

  /** Sends an exchange's head. */
  void start(ActiveExchange next, boolean kept) {
    UpstreamRequest request = next.request();
    ByteBuf head = encoded(request);
    if (head == null) {
      pool.release(this);
      next.fail(Finding.of(ClientCode.REQUEST_UNSENDABLE));
      return;
    }
    exchange = next;
    phase = Phase.HEAD;
    reused = kept;
    interims = 0;
    lastingTold = false;
    skipsContent = false;
    bare = false;
    startedNanos = System.nanoTime();
    activeNanos = startedNanos;
    decoder.expect(request.method().equals(HttpMethod.HEAD));
    next.attach(this);
    reading(true);
    if (!channel.isActive()) {
      head.release();
      channel.eventLoop().execute(this::lost);
    } else if (request.hasContent()) {
      write(head);
    } else {
      ChannelFuture _ = channel.writeAndFlush(head, channel.voidPromise());
    }
  }

  private @Nullable ByteBuf encoded(UpstreamRequest request) {
    try {
      return request.encode(channel.alloc(), pool.owner().writer());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  void write(ByteBuf content) {
    activeNanos = System.nanoTime();
    ChannelFuture _ = channel.write(content, channel.voidPromise());
    if (!flushPending) {
      flushPending = true;
      channel.eventLoop().execute(flushing);
    }
  }

  void writeTunnel(ByteBuf content, boolean last) {
    write(content);
    if (last) {
      channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  void reading(boolean wanted) {
    if (channel.config().isAutoRead() != wanted) {
      activeNanos = System.nanoTime();
      channel.config().setAutoRead(wanted);
    }
  }

  void close() {
    ChannelFuture _ = channel.close();
  }

  /** Ends the exchange with a finding, and the connection with it. */
  void failed(Finding finding) {
    ActiveExchange current = exchange;
    if (current != null) {
      current.fail(finding);
    }
    close();
  }

  /** Looks at the deadlines. */
  void tick(long now) {
    long still = now - activeNanos;
    ActiveExchange current = exchange;
    if (current == null || current.isOver()) {
      if (still > idleLimit) {
        close();
      }
      return;
    }
    Finding late = Deadlines.judge(this, current, still);
    if (late != null) {
      failed(late);
    } else if (!lastingTold && now - startedNanos > ClientSettings.LASTING.toNanos()) {
      lastingTold = true;
      current.listener().lasting();
    }
  }

  boolean isTunnel() {
    return phase == Phase.TUNNEL;
  }

  boolean isInContent() {
    return phase == Phase.CONTENT;
  }

  boolean isPaused() {
    return !channel.config().isAutoRead();
  }

  AddressPool pool() {
    return pool;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ActiveExchange current = exchange;
    if (current == null || (current.isOver() && phase != Phase.FINISHED && !bare)) {
      // Unasked bytes: nobody knows what request they belong to.
      ReferenceCountUtil.release(message);
      close();
      return;
    }
    activeNanos = System.nanoTime();
    switch (message) {
      case HttpResponse response -> head(current, response);
      case HttpContent content -> content(current, content);
      case ByteBuf bytes when phase == Phase.TUNNEL -> current.listener().data(bytes, false);
      default -> ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (phase == Phase.FINISHED) {
      settle();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    ActiveExchange current = exchange;
    if (current != null && !current.isOver() && channel.isWritable()) {
      current.listener().writable();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    lost();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      close();
    } else {
      failed(malformed(String.valueOf(cause.getMessage())));
    }
  }

  private void head(ActiveExchange current, HttpResponse response) {
    if (phase != Phase.HEAD) {
      phase = Phase.CLOSED;
      close();
      return;
    }
    String fault = HeadCheck.faultOf(response);
    HttpResponseStatus status = response.status();
    boolean interim = status.codeClass() == HttpStatusClass.INFORMATIONAL;
    current.firstByte(activeNanos);
    if (fault != null) {
      failed(malformed(fault));
    } else if (interim) {
      interim(current, new ResponseHead(status, response.headers()));
    } else {
      phase = Phase.CONTENT;
      keepsAlive = HttpUtil.isKeepAlive(response);
      idleLimit = HeadCheck.idleLimit(response);
      bare = decoder.isBare(response);
      if (bare) {
        current.finish();
      }
      current.listener().head(new ResponseHead(status, response.headers()), bare);
    }
  }

  private void interim(ActiveExchange current, ResponseHead head) {
    skipsContent = true;
    if (head.status().code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
      if (++interims > MAX_INTERIM) {
        failed(malformed("more than " + MAX_INTERIM + " interim responses"));
      } else {
        current.listener().interim(head);
      }
    } else if (current.request().isUpgrade()) {
      phase = Phase.TUNNEL;
      current.tunnel();
      current.listener().head(head, false);
    } else {
      failed(malformed("101 without having been asked to switch"));
    }
  }

  private void content(ActiveExchange current, HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    if (content.decoderResult().isFailure()) {
      content.release();
      failed(malformed(String.valueOf(content.decoderResult().cause().getMessage())));
    } else if (skipsContent) {
      content.release();
      skipsContent = !last;
      if (last && phase == Phase.TUNNEL) {
        channel.pipeline().remove(decoder);
      }
    } else if (phase != Phase.CONTENT) {
      content.release();
    } else if (bare) {
      content.release();
      phase = Phase.FINISHED;
    } else {
      if (last) {
        phase = Phase.FINISHED;
        current.finish();
      }
      current.listener().data(content.content(), last);
    }
  }

  private void settle() {
    ActiveExchange done = exchange;
    boolean whole = done != null && done.isSent();
    exchange = null;
    if (whole && keepsAlive && !decoder.hasSurplus() && channel.isActive()) {
      phase = Phase.IDLE;
      reading(true);
      pool.release(this);
    } else {
      close();
    }
  }

  private void lost() {
    if (phase == Phase.CLOSED && exchange == null) {
      return;
    }
    Phase before = phase;
    ActiveExchange current = exchange;
    phase = Phase.CLOSED;
    exchange = null;
    pool.closed(this);
    if (current == null || current.isOver()) {
      return;
    }
    if (before == Phase.TUNNEL) {
      current.finish();
      current.listener().data(Unpooled.EMPTY_BUFFER, true);
    } else if (reused && !decoder.hasReceived() && current.request().mayBeSentTwice()) {
      current.again();
    } else {
      current.fail(broken(before));
    }
  }

  private Finding broken(Phase before) {
    String where = before == Phase.HEAD ? "before the answer" : "in the middle of the answer";
    return Finding.about(ClientCode.UPSTREAM_BROKEN)
        .subject(pool.address().toString())
        .found("closed " + where)
        .build();
  }

  private Finding malformed(String why) {
    return Finding.about(ClientCode.UPSTREAM_MALFORMED)
        .subject(pool.address().toString())
        .found(why)
        .build();
  }

  private void flush() {
    flushPending = false;
    channel.flush();
  }
}

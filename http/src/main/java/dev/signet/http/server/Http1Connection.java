// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.explain.Finding;
import dev.signet.http.ExchangeListener;
import dev.signet.http.HttpCode;
import dev.signet.http.server.HeadOutcome.Http1Head;
import dev.signet.http.server.RequestContent.Piece;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 connection of a client (RFC 9112): one request after the other, also where the client
 * sends them without waiting.
 *
 * <p>Bytes that nobody wants yet stay in {@code buffered}; beyond a bound the connection is not
 * read any more, so that TCP slows the sender down.
 */
final class Http1Connection extends ChannelInboundHandlerAdapter implements LoopScope.Watched {
  /** Bytes kept of a sender who is ahead of the service. */
  private static final int MAX_AHEAD = 64 * 1024;

  /** Content of a refused request that is read past, so that its connection can be used again. */
  private static final int MAX_SKIPPED = 64 * 1024;

  private static final Duration LINGER = Duration.ofSeconds(2);

  private enum Phase {
    /** Waiting for a request or in the middle of its header section. */
    HEAD,
    /** A request is with the service. */
    EXCHANGE,
    /** The response is out, and what is left of the request's content is thrown away. */
    SKIP,
    /** The last response is on its way; what comes is thrown away (RFC 9112, 9.6). */
    LINGER,
    /** It is over. */
    CLOSED
  }

  private final ConnectionScope scope;
  private final HeadScanner scanner = new HeadScanner();
  private final InputBuffer input = new InputBuffer();
  private @Nullable ChannelHandlerContext context;
  private @Nullable Http1Writer writer;
  private @Nullable Http1Exchange exchange;
  private @Nullable RequestContent skipped;
  private Phase phase = Phase.HEAD;
  private boolean processing;
  private boolean headBegun;
  private boolean draining;
  private long since;
  private long backlog;

  Http1Connection(ConnectionScope scope) {
    this.scope = scope;
    this.since = scope.loop().now();
  }

  ConnectionScope scope() {
    return scope;
  }

  Http1Writer writer() {
    Http1Writer present = writer;
    if (present == null) {
      throw new IllegalStateException("not on a channel");
    }
    return present;
  }

  boolean serves(Http1Exchange asked) {
    return exchange == asked && phase == Phase.EXCHANGE;
  }

  boolean isWritable() {
    return context().channel().isWritable();
  }

  /** Whether another request may follow this one. */
  boolean staysOpen(Http1Exchange asked) {
    // RFC 9110, 10.1.1: who answers without having asked for the content cannot know whether it
    // comes.
    boolean contentUnsure = asked.head().expectsContinue() && !asked.content().hasEnded();
    boolean skippable = asked.content().remainsAtMost(MAX_SKIPPED);
    return asked.head().keepAlive() && !draining && !contentUnsure && skippable;
  }

  /** The service wants content. */
  void demanded(Http1Exchange asked) {
    if (asked.head().expectsContinue() && !asked.isContinued()) {
      asked.setContinued();
      if (!input.hasBytes()) {
        writer().continueRequest(asked);
      }
    }
    since = scope.loop().now();
    process();
  }

  /** What was written has been handed to the transport. */
  void flushed() {
    Http1Exchange ending = exchange;
    if (ending != null && phase == Phase.EXCHANGE && ending.response().hasEnded()) {
      end(ending);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    writer = new Http1Writer(this, added);
    if (added.channel().isActive()) {
      scope.loop().add(this);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext active) {
    scope.loop().add(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (phase == Phase.LINGER || phase == Phase.CLOSED) {
      bytes.release();
      return;
    }
    if (!headBegun) {
      since = scope.loop().now();
    }
    input.append(bytes, reading.alloc());
    process();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext changed) {
    Http1Exchange told = exchange;
    if (told != null && phase == Phase.EXCHANGE && changed.channel().isWritable()) {
      ExchangeListener listener = told.listener();
      if (listener != null) {
        listener.writable();
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) {
    finish();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
    // Resets by the client, and writes to a connection that is gone.
    close();
  }

  @Override
  public void close() {
    finish();
    var _ = context().close();
  }

  @Override
  public void drain() {
    draining = true;
    Http1Exchange working = exchange;
    boolean idle = phase == Phase.HEAD && !input.hasBytes();
    boolean tunnel = working != null && working.content().isTunnel();
    if (idle || tunnel) {
      close();
    }
  }

  @Override
  public void tick() {
    TimeLimits times = scope.times();
    switch (phase) {
      case HEAD -> tickHead(times);
      case EXCHANGE -> tickExchange(times);
      case SKIP -> closeAfter(times.stall());
      case LINGER -> closeAfter(LINGER);
      case CLOSED -> {}
    }
  }

  private void tickHead(TimeLimits times) {
    if (headBegun && isOver(times.header())) {
      refuse(
          Finding.about(HttpCode.REQUEST_HEADER_SLOW)
              .wanted(times.header().toSeconds() + " seconds")
              .build());
    } else if (!headBegun && isOver(times.idle())) {
      close();
    }
  }

  private void tickExchange(TimeLimits times) {
    Http1Exchange working = exchange;
    if (working == null) {
      return;
    }
    if (working.content().isTunnel()) {
      if (isOver(times.tunnel())) {
        close();
      }
    } else if (!isWritable()) {
      tickBlocked(times);
    } else if (working.hasDemand() && !working.content().hasEnded() && isOver(times.stall())) {
      refuse(
          Finding.about(HttpCode.REQUEST_CONTENT_SLOW)
              .wanted(times.stall().toSeconds() + " seconds")
              .build());
    }
  }

  /**
   * A client that takes nothing of its response is let go; one that takes little by little is not.
   */
  private void tickBlocked(TimeLimits times) {
    long now = context().channel().bytesBeforeWritable();
    if (now != backlog) {
      backlog = now;
      since = scope.loop().now();
    } else if (isOver(times.stall())) {
      close();
    }
  }

  private void closeAfter(Duration limit) {
    if (isOver(limit)) {
      close();
    }
  }

  private boolean isOver(Duration limit) {
    return scope.loop().now() - since > limit.toNanos();
  }

  private void process() {
    if (processing) {
      return;
    }
    processing = true;
    boolean progress = true;
    while (progress) {
      progress =
          switch (phase) {
            case HEAD -> readHead();
            case EXCHANGE -> readContent();
            case SKIP -> skip();
            case LINGER, CLOSED -> false;
          };
    }
    processing = false;
    if (phase == Phase.CLOSED || phase == Phase.LINGER) {
      input.release();
    } else {
      input.releaseIfEmpty();
      throttle();
    }
  }

  private void throttle() {
    boolean ahead = input.readableBytes() > Math.max(MAX_AHEAD, scope.message().headerSection());
    var config = context().channel().config();
    if (config.isAutoRead() == ahead) {
      config.setAutoRead(!ahead);
    }
  }

  private boolean readHead() {
    if (!input.hasBytes()) {
      return false;
    }
    ByteBuf in = input.bytes();
    if (!headBegun) {
      headBegun = true;
      scanner.begin(in);
    }
    int length = scanner.length(in);
    int limit = scope.message().headerSection();
    if (length == HeadScanner.BARE_LINE_FEED) {
      refuse(Finding.of(HttpCode.LINE_FEED_BARE));
      return false;
    }
    boolean incomplete = length == HeadScanner.INCOMPLETE;
    if (length > limit || (incomplete && in.readableBytes() > limit)) {
      refuse(tooLarge());
      return false;
    }
    return !incomplete && begin(in, length);
  }

  private Finding tooLarge() {
    MessageLimits limits = scope.message();
    boolean target = !scanner.hasRequestLine();
    return Finding.about(
            target ? HttpCode.REQUEST_TARGET_TOO_LONG : HttpCode.REQUEST_HEADER_TOO_LARGE)
        .wanted("at most " + (target ? limits.target() : limits.headerSection()) + " bytes")
        .build();
  }

  private boolean begin(ByteBuf in, int length) {
    headBegun = false;
    switch (scope.loop().parser().parse(in, length)) {
      case HeadOutcome.Refused(var finding) -> {
        refuse(finding);
        return false;
      }
      case Http1Head head -> {
        if (head.contentLength() > scope.message().content()) {
          refuse(contentTooLarge());
          return false;
        }
        serve(head);
        return true;
      }
    }
  }

  private void serve(Http1Head head) {
    Http1Exchange begun = new Http1Exchange(this, head);
    exchange = begun;
    phase = Phase.EXCHANGE;
    try {
      begun.setListener(scope.service().begin(begun));
    } catch (RuntimeException e) {
      scope.settings().observer().serviceFailed(scope.connection(), e);
      refuse(Finding.of(HttpCode.HANDLER_FAILED));
    }
  }

  private boolean readContent() {
    Http1Exchange reading = exchange;
    if (reading == null
        || !reading.hasDemand()
        || reading.content().hasEnded()
        || !input.hasBytes()) {
      return false;
    }
    return switch (reading.content().next(input.bytes())) {
      case Piece.None() -> false;
      case Piece.Bytes(var bytes, var last) -> {
        reading.deliver(bytes, last);
        yield true;
      }
      case Piece.Broken() -> {
        refuse(Finding.of(HttpCode.CHUNK_MALFORMED));
        yield false;
      }
      case Piece.TooLarge() -> {
        refuse(contentTooLarge());
        yield false;
      }
    };
  }

  private Finding contentTooLarge() {
    return Finding.about(HttpCode.REQUEST_CONTENT_TOO_LARGE)
        .wanted("at most " + scope.message().content() + " bytes")
        .build();
  }

  private void end(Http1Exchange ending) {
    exchange = null;
    phase = Phase.HEAD;
    since = scope.loop().now();
    ExchangeListener listener = ending.listener();
    if (listener != null) {
      listener.completed();
    }
    if (!skipContent(ending.content())) {
      skipLater(ending);
    } else if (ending.response().closesConnection() || (draining && !input.hasBytes())) {
      closeWhenSent();
    } else {
      process();
    }
  }

  private void skipLater(Http1Exchange ending) {
    if (ending.response().closesConnection() || draining) {
      linger();
    } else {
      phase = Phase.SKIP;
      skipped = ending.content();
    }
  }

  private boolean skip() {
    RequestContent rest = skipped;
    if (rest == null || !skipContent(rest)) {
      return false;
    }
    skipped = null;
    phase = Phase.HEAD;
    since = scope.loop().now();
    return true;
  }

  /** What the service did not read of a request, if it has all come already. */
  private boolean skipContent(RequestContent content) {
    while (!content.hasEnded()) {
      if (!input.hasBytes() || !(content.next(input.bytes()) instanceof Piece.Bytes skipped)) {
        return false;
      }
      skipped.bytes().release();
    }
    return true;
  }

  /**
   * Answers a request that is not served, and ends the connection, since what follows cannot be
   * trusted.
   */
  private void refuse(Finding finding) {
    scope.settings().observer().requestRefused(scope.connection(), finding);
    Http1Exchange failed = exchange;
    boolean answered = failed != null && failed.response().hasStarted();
    exchange = null;
    phase = Phase.LINGER;
    if (failed != null && failed.listener() != null) {
      failed.listener().aborted();
    }
    if (answered) {
      close();
    } else {
      RefusalWriter.write(writer().raw(), finding, scope.loop());
      writer().flushNow();
      linger();
    }
  }

  /**
   * RFC 9112, 9.6: closing while the client still sends would reset the connection, and the client
   * would lose our answer. So it is read on for a moment.
   */
  private void linger() {
    phase = Phase.LINGER;
    since = scope.loop().now();
    input.release();
    ChannelHandlerContext present = context();
    present.channel().config().setAutoRead(true);
    if (scope.connection().tls() == null && present.channel() instanceof DuplexChannel duplex) {
      var _ =
          present.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> shutdownOutput(duplex));
    }
  }

  private void closeWhenSent() {
    phase = Phase.LINGER;
    since = scope.loop().now();
    input.release();
    var _ = context().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  private void finish() {
    if (phase == Phase.CLOSED) {
      return;
    }
    phase = Phase.CLOSED;
    scope.loop().remove(this);
    Http1Exchange open = exchange;
    exchange = null;
    if (!processing) {
      input.release();
    }
    writer().release();
    if (open != null && open.listener() != null) {
      open.listener().aborted();
    }
  }

  private ChannelHandlerContext context() {
    ChannelHandlerContext present = context;
    if (present == null) {
      throw new IllegalStateException("not on a channel");
    }
    return present;
  }

  private static void shutdownOutput(DuplexChannel channel) {
    var _ = channel.shutdownOutput();
  }
}

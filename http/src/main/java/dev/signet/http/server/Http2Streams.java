// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.http.HttpCode;
import dev.signet.http.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one HTTP/2 connection (RFC 9113).
 *
 * <p>Hears the codec's frames directly: no channel, pipeline or frame object per stream. What the
 * streams write is flushed once at the end of the event loop's present batch.
 */
final class Http2Streams extends Http2EventAdapter implements LoopScope.Watched, Runnable {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final ConnectionScope scope;
  private final Http2Connection connection;
  private final Http2Connection.PropertyKey key;
  private final Set<Http2Exchange> open = new LinkedHashSet<>();
  private final StreamHistory history = new StreamHistory();
  private @Nullable Http2Handler handler;
  private @Nullable ChannelHandlerContext context;
  private boolean reading;
  private boolean flushPending;
  private int waiting;
  private boolean windowRaised;
  private long idleSince;
  private long countedSince;
  private int controlFrames;

  Http2Streams(ConnectionScope scope, Http2Connection connection) {
    this.scope = scope;
    this.connection = connection;
    this.key = connection.newKey();
    this.idleSince = scope.loop().now();
    connection.addListener(new Closures());
    connection.remote().flowController().listener(this::writabilityChanged);
  }

  StreamHistory history() {
    return history;
  }

  /** Whether a request has begun on a stream. */
  boolean serves(Http2Stream stream) {
    return stream.getProperty(key) != null;
  }

  ConnectionScope scope() {
    return scope;
  }

  Http2Handler handler() {
    Http2Handler present = handler;
    if (present == null) {
      throw new IllegalStateException("not on a channel");
    }
    return present;
  }

  ChannelHandlerContext context() {
    ChannelHandlerContext present = context;
    if (present == null) {
      throw new IllegalStateException("not on a channel");
    }
    return present;
  }

  void begin(Http2Handler added, ChannelHandlerContext where) {
    handler = added;
    context = where;
    scope.loop().add(this);
  }

  void end() {
    scope.loop().remove(this);
    new ArrayList<>(open).forEach(Http2Exchange::lost);
  }

  void setReading(boolean present) {
    reading = present;
  }

  /** While frames are being read the codec flushes by itself afterwards. */
  void flushLater() {
    if (!flushPending && !reading) {
      flushPending = true;
      context().channel().eventLoop().execute(this);
    }
  }

  /** Content was given to the flow controller; so much of it leaves at once. */
  void wrote(int length) {
    waiting += length;
    if (waiting >= Http1Writer.MAX_WAITING && !reading) {
      waiting = 0;
      handler().flush(context());
    }
    flushLater();
  }

  /** The end of the event loop's batch. */
  @Override
  public void run() {
    flushPending = false;
    waiting = 0;
    handler().flush(context());
  }

  void forget(Http2Exchange exchange) {
    open.remove(exchange);
    idleSince = scope.loop().now();
  }

  void refused(Throwable cause) {
    String found = Printable.line(String.valueOf(cause.getMessage()));
    refused(Finding.about(HttpCode.HTTP2_RULE_BROKEN).found(found).build());
  }

  void refused(Finding finding) {
    scope.settings().observer().requestRefused(scope.connection(), finding);
  }

  void headerTooLarge() {
    refused(RequestHeads.headerTooLarge(scope.message()));
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext reader,
      int streamId,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean last)
      throws Http2Exception {
    onHeadersRead(reader, streamId, headers, padding, last);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext reader, int streamId, Http2Headers headers, int padding, boolean last)
      throws Http2Exception {
    Http2Stream stream = connection.stream(streamId);
    Http2Exchange known = stream.getProperty(key);
    if (known != null) {
      trailers(known, streamId, headers, last);
      return;
    }
    history.open(streamId);
    RequestHeads heads = new RequestHeads(headers, last, scope.message());
    RequestHead head = heads.head();
    if (head == null) {
      Finding finding = heads.finding();
      refused(finding);
      if (heads.isMalformed()) {
        // RFC 9113, 8.1.1: malformed requests "MUST be treated as a stream error of type
        // PROTOCOL_ERROR".
        throw Http2Exception.streamError(streamId, Http2Error.PROTOCOL_ERROR, finding.code().id());
      }
      head = RequestHeads.placeholder();
      exchange(stream, head, last, false).refuse(finding);
      return;
    }
    serve(exchange(stream, head, last, heads.isTunnel()));
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext reader, int streamId, ByteBuf data, int padding, boolean last) {
    Http2Exchange exchange = connection.stream(streamId).getProperty(key);
    int length = data.readableBytes();
    return exchange == null ? length + padding : padding + exchange.receive(data, last);
  }

  @Override
  public void onSettingsRead(ChannelHandlerContext reader, Http2Settings settings)
      throws Http2Exception {
    countControlFrame();
    if (!windowRaised) {
      windowRaised = true;
      FrameLimits limits = scope.settings().limits().frames();
      var flow = connection.local().flowController();
      Http2Stream whole = connection.connectionStream();
      flow.incrementWindowSize(whole, limits.connectionWindow() - flow.initialWindowSize());
    }
  }

  @Override
  public void onPingRead(ChannelHandlerContext reader, long data) throws Http2Exception {
    countControlFrame();
  }

  @Override
  public void onPriorityRead(
      ChannelHandlerContext reader, int streamId, int dependency, short weight, boolean exclusive)
      throws Http2Exception {
    countControlFrame();
  }

  @Override
  public void onUnknownFrame(
      ChannelHandlerContext reader, byte type, int streamId, Http2Flags flags, ByteBuf payload) {
    controlFrames++;
  }

  @Override
  public void tick() {
    TimeLimits times = scope.times();
    if (open.isEmpty() && scope.loop().now() - idleSince > times.idle().toNanos()) {
      drain();
      return;
    }
    new ArrayList<>(open).forEach(exchange -> exchange.tick(times));
  }

  /** Sends GOAWAY, lets open streams finish within the drain time, then closes (RFC 9113, 6.8). */
  @Override
  public void drain() {
    new ArrayList<>(open).stream().filter(Http2Exchange::isTunnel).forEach(Http2Exchange::abort);
    var _ = context().channel().close();
  }

  @Override
  public void close() {
    var _ = context().close();
  }

  private Http2Exchange exchange(
      Http2Stream stream, RequestHead head, boolean last, boolean tunnel) {
    Http2Exchange exchange = new Http2Exchange(this, stream, head, last && !tunnel);
    stream.setProperty(key, exchange);
    open.add(exchange);
    return exchange;
  }

  private void serve(Http2Exchange exchange) {
    try {
      exchange.setListener(scope.service().begin(exchange));
    } catch (RuntimeException e) {
      scope.settings().observer().serviceFailed(scope.connection(), e);
      exchange.refuse(Finding.of(HttpCode.HANDLER_FAILED));
    }
  }

  private static void trailers(
      Http2Exchange exchange, int streamId, Http2Headers headers, boolean last)
      throws Http2Exception {
    if (!last || RequestHeads.hasPseudoHeaders(headers)) {
      throw Http2Exception.streamError(
          streamId, Http2Error.PROTOCOL_ERROR, HttpCode.PSEUDO_HEADER_MALFORMED.id());
    }
    exchange.receiveEnd();
  }

  private void writabilityChanged(Http2Stream stream) {
    Http2Exchange exchange = stream.getProperty(key);
    if (exchange != null) {
      exchange.writabilityChanged();
    }
  }

  private void countControlFrame() throws Http2Exception {
    long now = scope.loop().now();
    if (now - countedSince > SECOND) {
      countedSince = now;
      controlFrames = 0;
    }
    if (++controlFrames > scope.settings().limits().frames().controlFrames()) {
      throw Http2Exception.connectionError(
          Http2Error.ENHANCE_YOUR_CALM, "too many frames that carry no request");
    }
  }

  /** A stream that closes before its response has been sent was reset by one side. */
  private final class Closures extends Http2ConnectionAdapter {
    @Override
    public void onStreamClosed(Http2Stream stream) {
      Http2Exchange exchange = stream.getProperty(key);
      if (exchange != null) {
        if (exchange.hasContentEnded()) {
          history.end(stream.id());
        }
        exchange.streamClosed();
      }
    }
  }
}

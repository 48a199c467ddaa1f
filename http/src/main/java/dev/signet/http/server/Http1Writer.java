// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.http.ResponseHead;
import dev.signet.http.server.ResponseEncoder.Framing;
import dev.signet.http.server.ResponseEncoder.Persistence;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * The outgoing half of an HTTP/1 connection.
 *
 * <p>Small pieces are gathered in one buffer, and what was written is flushed once at the end of
 * the event loop's present batch: a response of 1 KiB is one TLS record and one system call,
 * together with all that the loop had to send meanwhile.
 */
final class Http1Writer implements Runnable {
  /** Room for a head and a small answer. */
  private static final int BUFFER_SIZE = 2048;

  /** Content up to this size is copied behind its head rather than sent as a piece of its own. */
  private static final int MAX_GATHERED = 8 * 1024;

  /**
   * So much leaves at once. Content of many connections that waited for the end of a batch would
   * have left the processor's caches before it is encrypted.
   */
  static final int MAX_WAITING = 32 * 1024;

  private static final int MAX_CHUNK_FRAMING = 16;
  private static final int CRLF = '\r' << 8 | '\n';
  private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

  private final Http1Connection connection;
  private final ChannelHandlerContext context;
  private @Nullable ByteBuf gathered;
  private boolean flushPending;
  private int waiting;

  Http1Writer(Http1Connection connection, ChannelHandlerContext context) {
    this.connection = connection;
    this.context = context;
  }

  void respond(Http1Exchange exchange, ResponseHead head, boolean last) {
    ResponseState state = exchange.response();
    if (state.hasStarted()) {
      throw new IllegalStateException("the response has a head already");
    }
    state.start(head, last, connection.staysOpen(exchange));
    ByteBuf out = room(sizeOf(state));
    ResponseEncoder.writeFields(out, head, state.persistence() == Persistence.UPGRADES);
    ResponseEncoder.writeEnd(
        out, state.framing(), state.persistence(), head.headers(), connection.scope().loop());
    flushLater();
  }

  void write(Http1Exchange exchange, ByteBuf content, boolean last) {
    ResponseState state = exchange.response();
    if (!state.hasStarted() || state.hasEnded()) {
      content.release();
      throw new IllegalStateException("content outside of a response");
    }
    int length = content.readableBytes();
    if (!state.count(state.isBodyless() ? 0 : length, last)) {
      // The client must not take a wrong length for a whole response.
      content.release();
      connection.close();
      return;
    }
    if (state.isBodyless() || length == 0) {
      content.release();
    } else if (state.framing() == Framing.CHUNKS) {
      writeChunk(content, length);
    } else {
      writePlain(content, length);
    }
    if (last && state.framing() == Framing.CHUNKS && !state.isBodyless()) {
      room(LAST_CHUNK.length).writeBytes(LAST_CHUNK);
    }
    waiting += length;
    if (waiting >= MAX_WAITING) {
      flushNow();
    }
    flushLater();
  }

  void interim(Http1Exchange exchange, ResponseHead head) {
    if (!exchange.response().hasStarted() && exchange.head().chunksKnown()) {
      ResponseEncoder.writeInterim(room(BUFFER_SIZE), head);
      flushLater();
    }
  }

  /** RFC 9110, 10.1.1: sent when the service asks for content that the client holds back. */
  void continueRequest(Http1Exchange exchange) {
    interim(
        exchange,
        new ResponseHead(
            HttpResponseStatus.CONTINUE, DefaultHttpHeadersFactory.headersFactory().newHeaders()));
  }

  /** Bytes of a response that belongs to no exchange. */
  ByteBuf raw() {
    return room(BUFFER_SIZE);
  }

  void flushLater() {
    if (!flushPending) {
      flushPending = true;
      context.channel().eventLoop().execute(this);
    }
  }

  void flushNow() {
    waiting = 0;
    emit();
    context.flush();
  }

  void release() {
    if (gathered != null) {
      gathered.release();
      gathered = null;
    }
  }

  /** The end of the event loop's batch. */
  @Override
  public void run() {
    flushPending = false;
    flushNow();
    connection.flushed();
  }

  private int sizeOf(ResponseState state) {
    long content = state.remaining();
    return content > 0 && content <= MAX_GATHERED ? BUFFER_SIZE + (int) content : BUFFER_SIZE;
  }

  private void writeChunk(ByteBuf content, int length) {
    ByteBuf out = room(MAX_CHUNK_FRAMING);
    ByteBufUtil.writeAscii(out, Integer.toHexString(length));
    out.writeShort(CRLF);
    writePlain(content, length);
    room(2).writeShort(CRLF);
  }

  private void writePlain(ByteBuf content, int length) {
    ByteBuf out = gathered;
    if (out != null && length <= MAX_GATHERED && length <= out.writableBytes()) {
      out.writeBytes(content);
      content.release();
      return;
    }
    emit();
    var _ = context.write(content, context.voidPromise());
  }

  private ByteBuf room(int bytes) {
    ByteBuf out = gathered;
    if (out != null && out.writableBytes() >= bytes) {
      return out;
    }
    emit();
    out = context.alloc().buffer(Math.max(bytes, BUFFER_SIZE));
    gathered = out;
    return out;
  }

  private void emit() {
    ByteBuf out = gathered;
    if (out != null) {
      gathered = null;
      var _ = context.write(out, context.voidPromise());
    }
  }
}

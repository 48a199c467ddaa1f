// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.http.server.HeadOutcome.Http1Head;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** Where an HTTP/1 request's content ends, and how much of it has come. */
final class RequestContent {
  /** What one look at the connection's bytes gave. */
  sealed interface Piece {
    /** Nothing before more bytes come. */
    record None() implements Piece {}

    /** The framing is broken. */
    record Broken() implements Piece {}

    /** More content than the limit. */
    record TooLarge() implements Piece {}

    /**
     * Content.
     *
     * @param bytes owned by the receiver, may be empty at the end
     * @param last whether the request ends here
     */
    record Bytes(ByteBuf bytes, boolean last) implements Piece {}
  }

  private static final Piece NONE = new Piece.None();

  private final long limit;
  private final @Nullable ChunkDecoder chunks;
  private long remaining;
  private long received;
  private boolean ended;
  private boolean tunnel;

  RequestContent(long contentLength, long limit) {
    this.limit = limit;
    this.chunks = contentLength == Http1Head.CHUNKED ? new ChunkDecoder() : null;
    this.remaining = Math.max(0, contentLength);
    this.ended = contentLength == 0;
  }

  boolean hasEnded() {
    return ended;
  }

  /** Whether the rest is known to be short. */
  boolean remainsAtMost(int bytes) {
    return ended || (chunks == null && remaining <= bytes);
  }

  boolean isTunnel() {
    return tunnel;
  }

  /** From now on all bytes are content. */
  void becomeTunnel() {
    tunnel = true;
    ended = false;
  }

  /** Takes the next content out of a buffer. */
  Piece next(ByteBuf in) {
    if (tunnel) {
      return in.isReadable()
          ? new Piece.Bytes(in.readRetainedSlice(in.readableBytes()), false)
          : NONE;
    }
    ChunkDecoder decoder = chunks;
    return decoder == null ? nextOfLength(in) : nextOfChunks(decoder, in);
  }

  private Piece nextOfLength(ByteBuf in) {
    int length = (int) Math.min(remaining, in.readableBytes());
    if (length == 0) {
      return NONE;
    }
    remaining -= length;
    ended = remaining == 0;
    return new Piece.Bytes(in.readRetainedSlice(length), ended);
  }

  private Piece nextOfChunks(ChunkDecoder decoder, ByteBuf in) {
    return switch (decoder.next(in)) {
      case MORE -> NONE;
      case BROKEN -> new Piece.Broken();
      case END -> {
        ended = true;
        yield new Piece.Bytes(Unpooled.EMPTY_BUFFER, true);
      }
      case DATA -> {
        int length = (int) Math.min(decoder.remaining(), in.readableBytes());
        decoder.taken(length);
        received += length;
        yield received > limit
            ? new Piece.TooLarge()
            : new Piece.Bytes(in.readRetainedSlice(length), false);
      }
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2LifecycleManager;
import io.netty.handler.codec.http2.Http2RemoteFlowController.FlowControlled;
import io.netty.handler.codec.http2.Http2Stream;
import org.jspecify.annotations.Nullable;

/**
 * Content of a response that waits for its turn and for the client's window (RFC 9113, 5.2), and
 * leaves as DATA frames (RFC 9113, 6.1).
 *
 * <p>Each frame is written as one buffer with its head, so that a full one goes through TLS as one
 * record, without being put together again from pieces. Of what is written meanwhile, the next is
 * chained to the last.
 */
final class DataFrames implements FlowControlled {
  /**
   * Content of a full frame: with its head it fills a TLS record (RFC 8446, 5.1: 2^14 bytes). Every
   * client takes that much (RFC 9113, 4.2).
   */
  static final int FULL = (1 << 14) - Http2CodecUtil.FRAME_HEADER_LENGTH;

  private static final int NO_FLAGS = 0;
  private static final int END_STREAM = 1;

  private final Http2LifecycleManager owner;
  private final Http2Stream stream;
  private final @Nullable ChannelPromise sent;
  private @Nullable ByteBuf content;
  private @Nullable DataFrames next;
  private DataFrames oldest = this;
  private DataFrames newest = this;
  private int size;

  /**
   * @param sent when this is the response's end, and is told when it has left
   */
  DataFrames(
      Http2LifecycleManager owner,
      Http2Stream stream,
      ByteBuf content,
      @Nullable ChannelPromise sent) {
    this.owner = owner;
    this.stream = stream;
    this.content = content;
    this.sent = sent;
    this.size = content.readableBytes();
    if (size == 0) {
      release();
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void write(ChannelHandlerContext context, int allowed) {
    int left = Math.min(allowed, size);
    do {
      int length = Math.min(left, FULL);
      left -= length;
      writeFrame(context, length);
    } while (left > 0);
  }

  @Override
  public boolean merge(ChannelHandlerContext context, FlowControlled following) {
    if (!(following instanceof DataFrames more) || size > Integer.MAX_VALUE - more.size) {
      return false;
    }
    newest.next = more;
    newest = more;
    size += more.size;
    return true;
  }

  @Override
  public void writeComplete() {
    ChannelPromise end = newest.sent;
    if (end != null) {
      owner.closeStreamLocal(stream, end);
    }
  }

  @Override
  public void error(@Nullable ChannelHandlerContext context, Throwable cause) {
    for (DataFrames each = oldest; each != null; each = each.next) {
      each.release();
    }
    if (context != null) {
      owner.onError(context, true, cause);
    }
    ChannelPromise end = newest.sent;
    if (end != null) {
      end.tryFailure(cause);
    }
  }

  private void writeFrame(ChannelHandlerContext context, int length) {
    size -= length;
    ChannelPromise end = size == 0 ? newest.sent : null;
    ByteBuf frame = context.alloc().buffer(Http2CodecUtil.FRAME_HEADER_LENGTH + length);
    frame.writeMedium(length);
    frame.writeByte(Http2FrameTypes.DATA);
    frame.writeByte(end == null ? NO_FLAGS : END_STREAM);
    frame.writeInt(stream.id());
    fill(frame, length);
    var _ = context.write(frame, end == null ? context.voidPromise() : end);
  }

  private void fill(ByteBuf frame, int length) {
    int missing = length - oldest.drain(frame, length);
    for (DataFrames following = oldest.next; missing > 0 && following != null; ) {
      oldest.next = null;
      oldest = following;
      missing -= oldest.drain(frame, missing);
      following = oldest.next;
    }
  }

  private int drain(ByteBuf frame, int wanted) {
    ByteBuf present = content;
    if (present == null) {
      return 0;
    }
    int taken = Math.min(wanted, present.readableBytes());
    frame.writeBytes(present, taken);
    if (!present.isReadable()) {
      release();
    }
    return taken;
  }

  private void release() {
    ByteBuf present = content;
    if (present != null) {
      content = null;
      present.release();
    }
  }
}

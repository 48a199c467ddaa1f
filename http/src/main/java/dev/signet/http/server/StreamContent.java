// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.http.ExchangeListener;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A stream's request content on its way to the service. What is not asked for yet waits here, and
 * its flow-control window stays used up, so that the client can be ahead by no more than the
 * window.
 */
final class StreamContent {
  /** Throws away what comes. */
  static final ExchangeListener DEAF =
      new ExchangeListener() {
        @Override
        public void data(ByteBuf content, boolean last) {
          content.release();
        }

        @Override
        public void writable() {}

        @Override
        public void aborted() {}
      };

  private final Http2Streams streams;
  private final Http2Stream stream;
  private @Nullable ExchangeListener listener;
  private @Nullable Queue<ByteBuf> waiting;
  private long received;
  private boolean ended;
  private boolean endTold;
  private boolean demand;
  private boolean delivering;
  private boolean released;

  StreamContent(Http2Streams streams, Http2Stream stream, boolean ended) {
    this.streams = streams;
    this.stream = stream;
    this.ended = ended;
    this.endTold = ended;
  }

  void setListener(ExchangeListener told) {
    listener = told;
    deliver();
  }

  long received() {
    return received;
  }

  /** Whether the client has sent all of it. */
  boolean hasEnded() {
    return ended;
  }

  /** Whether the service waits for the client. */
  boolean isAwaited() {
    return demand && !ended;
  }

  void demand() {
    demand = true;
    deliver();
  }

  /** Takes in content; gives the number of bytes that are used up already. */
  int receive(ByteBuf data, boolean last) {
    int length = data.readableBytes();
    received += length;
    ended |= last;
    ExchangeListener told = listener;
    if (released) {
      return length;
    }
    if (demand && told != null && !delivering && isEmpty()) {
      demand = false;
      endTold = last;
      told.data(data.retain(), last);
      return length;
    }
    if (length > 0) {
      queue().add(data.retainedSlice());
    }
    deliver();
    return 0;
  }

  void release() {
    released = true;
    Queue<ByteBuf> left = waiting;
    waiting = null;
    if (left != null) {
      for (ByteBuf piece : left) {
        use(piece.readableBytes());
        piece.release();
      }
    }
  }

  private void deliver() {
    ExchangeListener told = listener;
    if (delivering || told == null) {
      return;
    }
    delivering = true;
    while (demand && !released && (!isEmpty() || (ended && !endTold))) {
      demand = false;
      ByteBuf piece = isEmpty() ? Unpooled.EMPTY_BUFFER : queue().remove();
      use(piece.readableBytes());
      endTold = ended && isEmpty();
      told.data(piece, endTold);
    }
    delivering = false;
  }

  private boolean isEmpty() {
    Queue<ByteBuf> present = waiting;
    return present == null || present.isEmpty();
  }

  private Queue<ByteBuf> queue() {
    Queue<ByteBuf> present = waiting;
    if (present == null) {
      present = new ArrayDeque<>(4);
      waiting = present;
    }
    return present;
  }

  /** Gives the client its window back. */
  private void use(int bytes) {
    if (bytes == 0) {
      return;
    }
    try {
      if (streams.handler().decoder().flowController().consumeBytes(stream, bytes)) {
        streams.flushLater();
      }
    } catch (Http2Exception e) {
      streams.refused(e);
      streams.close();
    }
  }
}

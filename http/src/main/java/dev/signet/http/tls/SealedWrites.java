// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.record.RecordLimits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a connection has to send and has not sealed yet. Small buffers share records, so that a
 * frame's header costs no record of its own.
 */
final class SealedWrites {
  /** Four full records: enough for one call of the kernel, and still in its buffers. */
  private static final int BATCH = 4 * RecordLimits.PLAINTEXT;

  /** Plain bytes of one batch, gathered; shared by the connections of an event loop. */
  private static final FastThreadLocal<byte[]> GATHERED =
      new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
          return new byte[BATCH];
        }
      };

  private final TlsEngine engine;
  private @Nullable ArrayDeque<Pending> queue;

  SealedWrites(TlsEngine engine) {
    this.engine = engine;
  }

  /** One write of the pipeline. */
  private record Pending(ByteBuf bytes, ChannelPromise promise) {}

  void add(ByteBuf bytes, ChannelPromise promise) {
    ArrayDeque<Pending> present = queue;
    if (present == null) {
      present = new ArrayDeque<>();
      queue = present;
    }
    present.add(new Pending(bytes, promise));
  }

  /** Seals all and writes it on. */
  void seal(ChannelHandlerContext context) {
    ArrayDeque<Pending> present = queue;
    if (present == null) {
      return;
    }
    while (!present.isEmpty()) {
      sealBatch(context, present);
    }
    // An idle connection holds no queue.
    queue = null;
  }

  private void sealBatch(ChannelHandlerContext context, ArrayDeque<Pending> present) {
    byte[] plain = GATHERED.get();
    List<ChannelPromise> done = new ArrayList<>();
    int length = gather(present, plain, done);
    if (length == 0) {
      done.forEach(ChannelPromise::trySuccess);
      return;
    }
    ByteBuf sealed = context.alloc().heapBuffer(engine.sealedSize(length));
    try {
      int count = engine.send(plain, 0, length, sealed.array(), sealed.arrayOffset());
      ChannelPromise written = context.newPromise();
      written.addListener(future -> {
        if (future.isSuccess()) {
          done.forEach(ChannelPromise::trySuccess);
        } else {
          done.forEach(promise -> promise.tryFailure(future.cause()));
        }
      });
      var _ = context.write(sealed.writerIndex(count), written);
    } catch (TlsFault fault) {
      sealed.release();
      done.forEach(promise -> promise.tryFailure(fault));
    }
  }

  /** Takes as many bytes as fit, and the promises of the writes that are whole by that. */
  private static int gather(ArrayDeque<Pending> present, byte[] plain, List<ChannelPromise> done) {
    int length = 0;
    while (!present.isEmpty()) {
      Pending first = present.peek();
      int count = Math.min(first.bytes().readableBytes(), plain.length - length);
      first.bytes().readBytes(plain, length, count);
      length += count;
      if (first.bytes().isReadable()) {
        return length;
      }
      present.remove();
      first.bytes().release();
      done.add(first.promise());
    }
    return length;
  }

  /** Gives up what was not sealed. */
  void fail() {
    ArrayDeque<Pending> present = queue;
    if (present != null) {
      queue = null;
      for (Pending each : present) {
        ReferenceCountUtil.release(each.bytes());
        each.promise().tryFailure(new ClosedChannelException());
      }
    }
  }
}

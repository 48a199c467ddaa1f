// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.explain.Finding;
import dev.signet.http.TlsCode;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.Step;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandler;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.FastThreadLocal;
import java.net.SocketAddress;
import java.util.List;

/**
 * A connection's engine in its pipeline. Holds no buffer while nothing is under way: records are
 * opened in an array that the event loop's connections share, and sealed into one that goes to the
 * socket.
 */
final class RecordHandler extends ByteToMessageDecoder implements ChannelOutboundHandler {
  private static final int HEADER = 5;
  private static final FastThreadLocal<byte[]> RECORD =
      new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
          return new byte[dev.signet.tls.record.RecordLimits.RECORD];
        }
      };

  private final TlsEngine engine;
  private final HandshakeEnd end;
  private final SealedWrites writes;
  private boolean waiting;
  private boolean looked;
  private boolean plainHttp;

  RecordHandler(ServerConfig config, HandshakeEnd end) {
    this.engine = TlsEngine.server(config);
    this.end = end;
    this.writes = new SealedWrites(engine);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    end.startClock(context.channel());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    end.refused(Finding.of(TlsCode.TLS_CLIENT_GONE));
    writes.fail();
    super.channelInactive(context);
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (!looked && in.isReadable()) {
      looked = true;
      byte first = in.getByte(in.readerIndex());
      plainHttp = first >= 'A' && first <= 'Z';
    }
    if (plainHttp) {
      answerPlain(context, in);
      return;
    }
    try {
      decodeRecord(context, in, out);
    } catch (TlsFault fault) {
      refuse(context, in, fault);
    }
  }

  private void decodeRecord(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws TlsFault {
    if (waiting || in.readableBytes() < HEADER) {
      return;
    }
    byte[] record = RECORD.get();
    in.getBytes(in.readerIndex(), record, 0, HEADER);
    int length = engine.recordLength(record, 0, HEADER);
    if (in.readableBytes() < length) {
      return;
    }
    in.readBytes(record, 0, length);
    ByteBuf plain = context.alloc().heapBuffer(length);
    try {
      int count = engine.receive(record, 0, length, plain.array(), plain.arrayOffset());
      afterStep(context);
      if (count > 0) {
        out.add(plain.retain().writerIndex(count));
      }
    } finally {
      plain.release();
    }
  }

  /** What the engine wants after it was given something: send, wait, tell, or end. */
  private void afterStep(ChannelHandlerContext context) {
    sendPending(context);
    switch (engine.step()) {
      case Step.NeedTask(Runnable task) -> runAside(context, task);
      case Step.NeedCompletion(var completion) -> {
        waiting = true;
        completion.whenComplete((_, _) -> context.executor().execute(() -> resume(context)));
      }
      case Step.Established _ -> {
        if (end.isPending()) {
          end.established(EngineFacts.of(engine));
        }
        writes.seal(context);
      }
      case Step.NeedBytes _, Step.Closed _ -> {}
    }
    if (engine.receivedClose()) {
      var _ = context.close();
    }
  }

  private void runAside(ChannelHandlerContext context, Runnable task) {
    waiting = true;
    Thread.ofVirtual()
        .name("tls-task")
        .start(() -> {
          task.run();
          context.executor().execute(() -> resume(context));
        });
  }

  private void resume(ChannelHandlerContext context) {
    waiting = false;
    try {
      engine.resume();
      afterStep(context);
      // What came meanwhile was kept.
      super.channelRead(context, Unpooled.EMPTY_BUFFER);
    } catch (TlsFault fault) {
      refuse(context, Unpooled.EMPTY_BUFFER, fault);
    } catch (Exception e) {
      exceptionCaught(context, e);
    }
  }

  private void refuse(ChannelHandlerContext context, ByteBuf in, TlsFault fault) {
    in.skipBytes(in.readableBytes());
    end.refused(EngineFailure.finding(fault));
    sendPending(context);
    var _ = context.close();
  }

  private void answerPlain(ChannelHandlerContext context, ByteBuf in) {
    if (PlainAnswer.isDue(in) && end.isPending()) {
      ByteBuf answer = PlainAnswer.to(in);
      end.refused(Finding.of(TlsCode.TLS_PLAIN_HTTP));
      var _ = context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
    if (!end.isPending()) {
      in.skipBytes(in.readableBytes());
    }
  }

  private void sendPending(ChannelHandlerContext context) {
    int waitingBytes = engine.pendingBytes();
    if (waitingBytes > 0) {
      ByteBuf bytes = context.alloc().heapBuffer(waitingBytes);
      int count = engine.drain(bytes.array(), bytes.arrayOffset(), waitingBytes);
      var _ = context.writeAndFlush(bytes.writerIndex(count));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    end.refused(HandshakeFailure.finding(cause));
    var _ = context.close();
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    writes.add((ByteBuf) message, promise);
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    if (engine.canSend()) {
      writes.seal(context);
    }
    context.flush();
  }

  /** Says close_notify, so that the client knows that nothing was cut off (RFC 9846, 6.1). */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (engine.canSend()) {
      writes.seal(context);
    }
    writes.fail();
    if (context.channel().isActive()) {
      engine.closeSending();
      sendPending(context);
    }
    var _ = context.close(promise);
  }

  @Override
  public void bind(ChannelHandlerContext context, SocketAddress local, ChannelPromise promise) {
    var _ = context.bind(local, promise);
  }

  @Override
  public void connect(
      ChannelHandlerContext context,
      SocketAddress remote,
      SocketAddress local,
      ChannelPromise promise) {
    var _ = context.connect(remote, local, promise);
  }

  @Override
  public void disconnect(ChannelHandlerContext context, ChannelPromise promise) {
    close(context, promise);
  }

  @Override
  public void deregister(ChannelHandlerContext context, ChannelPromise promise) {
    var _ = context.deregister(promise);
  }

  @Override
  public void read(ChannelHandlerContext context) {
    context.read();
  }
}

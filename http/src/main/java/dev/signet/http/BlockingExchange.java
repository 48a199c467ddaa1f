// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One exchange between its event loop and the virtual thread that answers it. */
final class BlockingExchange implements ExchangeListener, Runnable {
  /** A TLS record holds no more. */
  private static final int PIECE = 16 * 1024;

  private static final System.Logger LOG = System.getLogger(BlockingExchange.class.getName());

  private final Exchange exchange;
  private final Handler handler;
  private final Runnable finished;
  private final RequestStream content;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean aborted;
  private boolean blocked;

  BlockingExchange(Exchange exchange, Handler handler, Runnable finished) {
    this.exchange = exchange;
    this.handler = handler;
    this.finished = finished;
    this.content = new RequestStream(exchange);
  }

  @Override
  public void data(ByteBuf bytes, boolean last) {
    content.add(bytes, last);
  }

  @Override
  public void writable() {
    signal(() -> blocked = false);
  }

  @Override
  public void aborted() {
    content.abort();
    signal(() -> aborted = true);
  }

  /** On the virtual thread. */
  @Override
  public void run() {
    try {
      send(answer());
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the client went away", e);
      onLoop(exchange::abort);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a response broke off", e);
      onLoop(exchange::abort);
    } finally {
      content.close();
      finished.run();
    }
  }

  private Response answer() throws IOException {
    RequestHead head = exchange.request();
    try {
      return handler.handle(
          new Request(head, exchange.connection(), new RequestBody(head, content)));
    } catch (FindingException e) {
      return ProblemDocument.of(e.finding(), head.path()).toResponse();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "cannot answer " + head.method() + " " + head.path(), e);
      return ProblemDocument.of(Finding.of(HttpCode.HANDLER_FAILED), head.path()).toResponse();
    }
  }

  private void send(Response response) throws IOException {
    Body body = response.body();
    ResponseHead head = response.head();
    if (body.length() >= 0 && !head.headers().contains("Content-Length")) {
      head.headers().set("Content-Length", body.length());
    }
    if (body.length() == 0) {
      onLoop(() -> exchange.respond(head, true));
    } else if (body instanceof BytesBody bytes) {
      onLoop(() -> {
        exchange.respond(head, false);
        exchange.write(Unpooled.wrappedBuffer(bytes.bytes()), true);
      });
    } else {
      onLoop(() -> exchange.respond(head, false));
      stream(body);
    }
  }

  private void stream(Body body) throws IOException {
    try (InputStream in = body.open()) {
      byte[] piece = in.readNBytes(PIECE);
      while (piece.length > 0) {
        awaitWritable();
        ByteBuf bytes = Unpooled.wrappedBuffer(piece);
        onLoop(() -> write(bytes));
        piece = in.readNBytes(PIECE);
      }
    }
    onLoop(() -> exchange.write(Unpooled.EMPTY_BUFFER, true));
  }

  private void write(ByteBuf bytes) {
    exchange.write(bytes, false);
    signal(() -> blocked = !exchange.isWritable());
  }

  private void awaitWritable() throws IOException {
    lock.lock();
    try {
      while (blocked && !aborted) {
        changed.await();
      }
      if (aborted) {
        throw new IOException("the client went away");
      }
      // Until the event loop has looked at the channel again: one piece is under way at a time.
      blocked = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException().initCause(e);
    } finally {
      lock.unlock();
    }
  }

  private void signal(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void onLoop(Runnable task) {
    exchange.eventLoop().execute(task);
  }

  /** The request's content, of which the length may be known. */
  private record RequestBody(RequestHead head, RequestStream stream) implements Body {
    @Override
    public long length() {
      String length = head.headers().get("Content-Length");
      return length == null ? (head.hasContent() ? -1 : 0) : Long.parseLong(length);
    }

    @Override
    public InputStream open() {
      return stream;
    }
  }
}

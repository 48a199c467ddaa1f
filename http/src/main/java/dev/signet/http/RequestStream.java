// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A request's content for a thread that may block: each read that finds nothing asks the event loop
 * for one piece more.
 */
final class RequestStream extends InputStream {
  private final Exchange exchange;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<ByteBuf> pieces = new ArrayDeque<>();
  private boolean ended;
  private boolean aborted;
  private boolean closed;
  private boolean asked;

  RequestStream(Exchange exchange) {
    this.exchange = exchange;
    this.ended = !exchange.request().hasContent();
  }

  /** On the event loop: takes over a piece. */
  void add(ByteBuf bytes, boolean last) {
    lock.lock();
    try {
      asked = false;
      ended = last;
      if (closed || !bytes.isReadable()) {
        bytes.release();
      } else {
        pieces.add(bytes);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** On the event loop: no more will come. */
  void abort() {
    lock.lock();
    try {
      aborted = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    lock.lock();
    try {
      return awaitPiece() ? take(target, offset, length) : -1;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      pieces.forEach(ByteBuf::release);
      pieces.clear();
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitPiece() throws IOException {
    try {
      while (pieces.isEmpty() && !ended) {
        if (aborted || closed) {
          throw new IOException("the request broke off");
        }
        ask();
        changed.await();
      }
      return !pieces.isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException().initCause(e);
    }
  }

  private void ask() {
    if (!asked) {
      asked = true;
      exchange.eventLoop().execute(exchange::read);
    }
  }

  private int take(byte[] target, int offset, int length) {
    ByteBuf piece = pieces.element();
    int count = Math.min(length, piece.readableBytes());
    piece.readBytes(target, offset, count);
    if (!piece.isReadable()) {
      pieces.remove();
      piece.release();
    }
    return count;
  }
}

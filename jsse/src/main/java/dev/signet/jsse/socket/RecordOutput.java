// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import dev.signet.jsse.link.Link;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Records to the network, in the order in which they were sealed.
 *
 * <p>The write lock is held from sealing to writing; the engine's lock only while sealing. A writer
 * that waits for a slow peer must not stop a reader, so a reader that has something to send (an
 * answer to a KeyUpdate) leaves it to the writer where there is one.
 */
final class RecordOutput {
  /** Four records in one system call. */
  private static final int CHUNK = 65_536;

  /** One packet's worth of the handshake at a time. */
  private static final int DRAIN = 16_384;

  private final Link link;
  private final OutputStream out;
  private final ReentrantLock writing = new ReentrantLock();
  private byte[] sealed = new byte[0];

  RecordOutput(Link link, OutputStream out) {
    this.link = link;
    this.out = out;
  }

  /** Sends application data, all of it. */
  void send(TlsEngine engine, byte[] plain, int offset, int length) throws IOException, TlsFault {
    writing.lock();
    try {
      int at = offset;
      while (at < offset + length) {
        int count = Math.min(CHUNK, offset + length - at);
        int produced = seal(engine, plain, at, count);
        out.write(sealed, 0, produced);
        at += count;
      }
    } finally {
      writing.unlock();
    }
    offer(engine);
  }

  /** Sends what the engine has to say, after whoever is writing. */
  void flush(TlsEngine engine) throws IOException {
    if (pending(engine) > 0) {
      writing.lock();
      try {
        drain(engine);
      } finally {
        writing.unlock();
      }
    }
  }

  /**
   * Sends what the engine has to say, unless somebody is writing, who will then do it.
   *
   * @return whether nothing is left to say
   */
  boolean offer(TlsEngine engine) throws IOException {
    while (pending(engine) > 0) {
      if (!writing.tryLock()) {
        return false;
      }
      try {
        drain(engine);
      } finally {
        writing.unlock();
      }
    }
    return true;
  }

  private void drain(TlsEngine engine) throws IOException {
    boolean sent = false;
    for (int count = take(engine); count > 0; count = take(engine)) {
      out.write(sealed, 0, count);
      sent = true;
    }
    if (sent) {
      out.flush();
    }
  }

  private int take(TlsEngine engine) {
    link.lock().lock();
    try {
      int waiting = Math.min(engine.pendingBytes(), DRAIN);
      makeRoom(waiting);
      return engine.drain(sealed, 0, waiting);
    } finally {
      link.lock().unlock();
    }
  }

  private int seal(TlsEngine engine, byte[] plain, int offset, int count) throws TlsFault {
    link.lock().lock();
    try {
      makeRoom(engine.sealedSize(count));
      return engine.send(plain, offset, count, sealed, 0);
    } finally {
      link.lock().unlock();
    }
  }

  private void makeRoom(int size) {
    if (sealed.length < size) {
      sealed = new byte[size];
    }
  }

  private int pending(TlsEngine engine) {
    link.lock().lock();
    try {
      return engine.pendingBytes();
    } finally {
      link.lock().unlock();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.engine;

import dev.signet.jsse.link.ArrayPool;
import dev.signet.jsse.session.ConnectionSession;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Records on their way in.
 *
 * <p>How much plaintext a record holds is only known when it is open, because it may be padded or
 * no application data at all. So it is opened first; what then does not fit is held until the
 * application brings room and, as BUFFER_OVERFLOW demands, the same record again.
 */
final class InboundRecords {
  private static final int HEADER = 5;

  private final byte[] header = new byte[HEADER];
  private final ArrayPool pool;
  private Optional<byte[]> held = Optional.empty();
  private int heldCount;
  private int delivered;

  InboundRecords(ArrayPool pool) {
    this.pool = pool;
  }

  /** The whole length of the record at a buffer's position; 0 while its header is not complete. */
  int recordLength(TlsEngine engine, ByteBuffer source) throws TlsFault {
    int available = Math.min(HEADER, source.remaining());
    source.get(source.position(), header, 0, available);
    return engine.recordLength(header, 0, available);
  }

  /** Whether plaintext waits for room. */
  boolean isHolding() {
    return held.isPresent();
  }

  /**
   * Opens a record without taking it, unless that happened before.
   *
   * @return how many bytes of application data it holds
   */
  int open(TlsEngine engine, ByteBuffer source, int length, PlainBuffers target) throws TlsFault {
    if (held.isPresent()) {
      return heldCount;
    }
    delivered = 0;
    byte[] copied = source.hasArray() ? new byte[0] : pool.borrow();
    try {
      if (!source.hasArray()) {
        source.get(source.position(), copied, 0, length);
      }
      byte[] record = source.hasArray() ? source.array() : copied;
      int at = source.hasArray() ? source.arrayOffset() + source.position() : 0;
      return target.isArrayOf(ConnectionSession.APPLICATION_SIZE) && !target.overlaps(source)
          ? openInto(engine, record, at, length, target.first())
          : openAside(engine, record, at, length);
    } finally {
      if (copied.length > 0) {
        pool.giveBack(copied, 0);
      }
    }
  }

  /** Puts what is held into the application's buffers, which have room. */
  int deliver(PlainBuffers target) {
    if (held.isPresent()) {
      target.put(held.get(), 0, heldCount);
      delivered = heldCount;
      clear();
    }
    return delivered;
  }

  /** Drops what is held. */
  void clear() {
    held.ifPresent(array -> pool.giveBack(array, heldCount));
    held = Optional.empty();
  }

  private int openInto(TlsEngine engine, byte[] record, int at, int length, ByteBuffer target)
      throws TlsFault {
    int offset = target.arrayOffset() + target.position();
    int count = engine.receive(record, at, length, target.array(), offset);
    target.position(target.position() + count);
    delivered = count;
    return count;
  }

  private int openAside(TlsEngine engine, byte[] record, int at, int length) throws TlsFault {
    byte[] aside = pool.borrow();
    try {
      int count = engine.receive(record, at, length, aside, 0);
      if (count > 0) {
        held = Optional.of(aside);
        heldCount = count;
      }
      return count;
    } finally {
      if (held.isEmpty()) {
        pool.giveBack(aside, 0);
      }
    }
  }
}

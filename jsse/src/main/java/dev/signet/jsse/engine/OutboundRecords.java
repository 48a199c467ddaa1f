// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.engine;

import dev.signet.jsse.link.ArrayPool;
import dev.signet.jsse.link.Link;
import dev.signet.jsse.session.ConnectionSession;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import java.nio.ByteBuffer;

/** Records on their way out. */
final class OutboundRecords {
  /** Header, explicit nonce of TLS 1.2 or content type of TLS 1.3, and tag. */
  private static final int MOST_OVERHEAD = 29;

  private final Link link;
  private final ArrayPool pool;

  OutboundRecords(Link link) {
    this.link = link;
    this.pool = link.setup().arrays();
  }

  /**
   * How much plaintext one packet takes.
   *
   * @param wanted what there is
   */
  int mostPlain(TlsEngine engine, int wanted) {
    int packet = link.settings().maximumPacket();
    int most =
        packet == 0
            ? ConnectionSession.APPLICATION_SIZE
            : Math.clamp(packet - (long) MOST_OVERHEAD, 1, ConnectionSession.APPLICATION_SIZE);
    int count = Math.min(wanted, most);
    // A peer that takes small records alone makes them many: their headers have to fit as well.
    while (engine.sealedSize(count) > ConnectionSession.PACKET_SIZE) {
      count = count / 2;
    }
    return count;
  }

  /**
   * Gives out what the handshake has to say, as far as there is room for all of it or for one whole
   * packet.
   *
   * @return the bytes given out; 0 where there is too little room
   */
  int drain(TlsEngine engine, ByteBuffer target) {
    int wanted = Math.min(engine.pendingBytes(), ConnectionSession.PACKET_SIZE);
    if (target.remaining() < wanted) {
      return 0;
    }
    if (target.hasArray()) {
      int at = target.arrayOffset() + target.position();
      int count = engine.drain(target.array(), at, target.remaining());
      target.position(target.position() + count);
      return count;
    }
    byte[] copied = pool.borrow();
    int count = engine.drain(copied, 0, Math.min(copied.length, target.remaining()));
    target.put(copied, 0, count);
    pool.giveBack(copied, 0);
    return count;
  }

  /** Seals one record; there is room for it. */
  int seal(TlsEngine engine, PlainBuffers source, int count, ByteBuffer target) throws TlsFault {
    byte[] copied = source.isArrayOf(count) ? new byte[0] : pool.borrow();
    try {
      byte[] plain = copied;
      int at = 0;
      if (source.isArrayOf(count)) {
        plain = source.first().array();
        at = source.first().arrayOffset() + source.first().position();
      } else {
        source.peek(copied, count);
      }
      int produced = sealInto(engine, plain, at, count, target);
      source.skip(count);
      return produced;
    } finally {
      if (copied.length > 0) {
        pool.giveBack(copied, count);
      }
    }
  }

  private int sealInto(TlsEngine engine, byte[] plain, int at, int count, ByteBuffer target)
      throws TlsFault {
    if (target.hasArray() && !PlainBuffers.isSame(target.array(), plain)) {
      int offset = target.arrayOffset() + target.position();
      int produced = engine.send(plain, at, count, target.array(), offset);
      target.position(target.position() + produced);
      return produced;
    }
    byte[] sealed = pool.borrow();
    int produced = engine.send(plain, at, count, sealed, 0);
    target.put(sealed, 0, produced);
    pool.giveBack(sealed, 0);
    return produced;
  }
}

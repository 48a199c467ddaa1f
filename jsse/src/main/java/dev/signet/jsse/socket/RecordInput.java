// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import dev.signet.jsse.link.Link;
import dev.signet.jsse.session.ConnectionSession;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import java.io.IOException;
import java.io.InputStream;

/** Records from the network, and the plaintext that the application has not taken yet. */
final class RecordInput {
  private static final int HEADER = 5;

  private final Link link;
  private final CarrierInput carrier;
  private byte[] plain = new byte[0];
  private int from;
  private int to;

  RecordInput(Link link, InputStream in, boolean mayReadAhead) {
    this.link = link;
    this.carrier = new CarrierInput(in, mayReadAhead);
  }

  /** How much plaintext is here. */
  int available() {
    return to - from;
  }

  /** Takes plaintext that is here. */
  int take(byte[] target, int offset, int length) {
    int count = Math.min(length, available());
    System.arraycopy(plain, from, target, offset, count);
    from += count;
    return count;
  }

  /**
   * Waits for one record and gives it to the engine.
   *
   * @return how much of the target was filled; what does not fit there waits for {@link #take}
   */
  int receive(TlsEngine engine, byte[] target, int offset, int length)
      throws IOException, TlsFault {
    int size = awaitRecord(engine);
    boolean direct = length >= ConnectionSession.APPLICATION_SIZE;
    if (!direct && plain.length == 0) {
      plain = new byte[ConnectionSession.APPLICATION_SIZE];
    }
    link.lock().lock();
    try {
      int count =
          engine.receive(
              carrier.array(),
              carrier.offset(),
              size,
              direct ? target : plain,
              direct ? offset : 0);
      from = 0;
      to = direct ? 0 : count;
      return direct ? count : take(target, offset, length);
    } finally {
      carrier.skip(size);
      link.lock().unlock();
    }
  }

  private int awaitRecord(TlsEngine engine) throws IOException, TlsFault {
    if (!carrier.await(HEADER)) {
      throw ended(engine);
    }
    int size = recordLength(engine);
    if (!carrier.await(size)) {
      throw ended(engine);
    }
    return size;
  }

  private int recordLength(TlsEngine engine) throws TlsFault {
    link.lock().lock();
    try {
      return engine.recordLength(carrier.array(), carrier.offset(), carrier.available());
    } finally {
      link.lock().unlock();
    }
  }

  private TlsFault ended(TlsEngine engine) {
    link.lock().lock();
    try {
      engine.endOfInput();
    } catch (TlsFault truncated) {
      return truncated;
    } finally {
      link.lock().unlock();
    }
    throw new IllegalStateException("a read after the peer's close_notify");
  }
}

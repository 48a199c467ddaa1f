// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import dev.signet.tls.Step;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;

/** Our engine, driven as an adapter drives it. */
final class SignetSide implements TlsSide {
  private static final int ROOM = 17 * 1024;

  private static final byte[] CONTENT = new byte[Bulk.CONTENT];

  private final TlsEngine engine;
  private final byte[] plain;
  // Made when bulk is measured: an idle connection has none.
  private byte[][] places = {};
  private int[] lengths = {};

  /** The array is where records are opened to; one can serve many sides, since they take turns. */
  SignetSide(TlsEngine engine, byte[] plain) {
    this.engine = engine;
    this.plain = plain;
  }

  static byte[] sharedRoom() {
    return new byte[ROOM];
  }

  @Override
  public void advance(Wire input, Wire output) throws TlsFault {
    engine.start();
    while (input.available() > 0) {
      int length = engine.recordLength(input.array, input.head, input.available());
      engine.receive(input.array, input.head, length, plain, 0);
      input.consume(length);
      finishWork();
    }
    output.tail += engine.drain(output.array, output.tail, output.room());
  }

  private void finishWork() throws TlsFault {
    while (engine.step() instanceof Step.NeedTask(Runnable task)) {
      task.run();
      engine.resume();
    }
  }

  @Override
  public boolean isEstablished() {
    return engine.canSend();
  }

  @Override
  public void seal(int place) throws TlsFault {
    byte[] record = room(place);
    lengths[place] = engine.send(CONTENT, 0, CONTENT.length, record, 0);
  }

  @Override
  public void open(TlsSide other, int place) throws TlsFault {
    SignetSide from = (SignetSide) other;
    engine.receive(from.room(place), 0, from.lengths[place], plain, 0);
  }

  private byte[] room(int place) {
    if (places.length == 0) {
      places = new byte[Bulk.PLACES][engine.sealedSize(CONTENT.length)];
      lengths = new int[Bulk.PLACES];
    }
    return places[place];
  }
}

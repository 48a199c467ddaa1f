// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** An engine behind the JDK's interface. */
final class EngineSide implements TlsSide {
  /** A full record, and as much again, which some ask for before they write another. */
  private static final int ROOM = 40 * 1024;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final EngineKind kind;
  private final List<ByteBuffer> places = new ArrayList<>(0);
  private boolean established;

  EngineSide(SSLEngine engine, EngineKind kind) throws SSLException {
    this.engine = engine;
    this.kind = kind;
    engine.beginHandshake();
  }

  @Override
  public void advance(Wire input, Wire output) throws SSLException {
    boolean moved = true;
    while (moved) {
      runTasks();
      boolean took = take(input);
      boolean gave = give(output);
      moved = took || gave;
    }
    if (!established && engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
      // Netty's engine tells of the end only when it is asked once more.
      note(engine.unwrap(NOTHING, kind.opened().clear()));
      give(output);
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  private boolean take(Wire input) throws SSLException {
    if (input.available() == 0) {
      return false;
    }
    ByteBuffer source = ByteBuffer.wrap(input.array, input.head, input.available());
    SSLEngineResult result = engine.unwrap(source, kind.opened().clear());
    input.consume(result.bytesConsumed());
    note(result);
    return result.bytesConsumed() > 0 || hasTask(result);
  }

  private boolean give(Wire output) throws SSLException {
    boolean said = false;
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      ByteBuffer target = ByteBuffer.wrap(output.array, output.tail, output.room());
      SSLEngineResult result = engine.wrap(NOTHING, target);
      output.tail += result.bytesProduced();
      note(result);
      said = true;
    }
    return said;
  }

  private static boolean hasTask(SSLEngineResult result) {
    return result.getHandshakeStatus() == HandshakeStatus.NEED_TASK;
  }

  private void note(SSLEngineResult result) {
    HandshakeStatus status = result.getHandshakeStatus();
    established |=
        status == HandshakeStatus.FINISHED
            || (status == HandshakeStatus.NOT_HANDSHAKING && isAgreed());
  }

  private boolean isAgreed() {
    return !engine.getSession().getCipherSuite().endsWith("_NULL_NULL");
  }

  @Override
  public boolean isEstablished() {
    return established;
  }

  // An engine may have a ticket to send first, or take the records of a buffer one by one.
  @Override
  public void seal(int place) throws SSLException {
    ByteBuffer source = kind.content().clear();
    ByteBuffer target = place(place).clear();
    while (source.hasRemaining()) {
      requireMoved(engine.wrap(source, target));
    }
    target.flip();
  }

  @Override
  public void open(TlsSide other, int place) throws SSLException {
    ByteBuffer source = ((EngineSide) other).place(place);
    ByteBuffer target = kind.opened().clear();
    while (source.hasRemaining()) {
      requireMoved(engine.unwrap(source, target));
    }
  }

  private static void requireMoved(SSLEngineResult result) throws SSLException {
    if (result.bytesConsumed() + result.bytesProduced() == 0) {
      throw new SSLException("bulk data stands still: " + result);
    }
  }

  private ByteBuffer place(int place) {
    if (places.isEmpty()) {
      for (int i = 0; i < Bulk.PLACES; i++) {
        places.add(kind.allocate(ROOM));
      }
    }
    return places.get(place);
  }

  @Override
  public void close() {
    kind.release(engine);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.engine;

import dev.signet.jsse.link.Link;
import dev.signet.jsse.session.ConnectionSession;
import dev.signet.tls.Step;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.ConnectionEnd;
import dev.signet.tls.fault.TlsFault;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code wrap} and {@code unwrap} do, and which status each answer has.
 *
 * <p>Each call moves at most one record of application data, or what the handshake has to say. The
 * rules that are easy to get wrong, and what holds here:
 *
 * <ul>
 *   <li>BUFFER_UNDERFLOW takes nothing; a buffer of {@code getPacketBufferSize()} always ends it.
 *   <li>BUFFER_OVERFLOW takes and gives nothing and loses nothing, and is only said when the bytes
 *       really do not fit: a record without application data needs no room.
 *   <li>FINISHED is said once, when the handshake is over and all of it was given out.
 *   <li>NEED_WRAP is said only when a wrap will yield bytes or an exception, so that a loop on it
 *       ends. A peer that has closed its direction leaves ours open.
 *   <li>A fault is thrown once; the alert for the peer is there for the next wrap.
 * </ul>
 */
final class EngineConversation {
  private final Link link;
  private final InboundRecords inbound;
  private final OutboundRecords outbound;
  private final EngineTasks tasks;
  private boolean toldFinished;
  private boolean inboundClosed;
  private boolean outboundClosed;

  EngineConversation(Link link) {
    this.link = link;
    this.inbound = new InboundRecords(link.setup().arrays());
    this.outbound = new OutboundRecords(link);
    this.tasks = new EngineTasks(link);
  }

  SSLEngineResult wrap(PlainBuffers source, ByteBuffer target) throws SSLException {
    link.lock().lock();
    try {
      return lockedWrap(source, target);
    } finally {
      link.lock().unlock();
    }
  }

  SSLEngineResult unwrap(ByteBuffer source, PlainBuffers target) throws SSLException {
    link.lock().lock();
    try {
      return lockedUnwrap(source, target);
    } finally {
      link.lock().unlock();
    }
  }

  void begin() throws SSLException {
    link.lock().lock();
    try {
      if (!isOver()) {
        link.begin();
      }
    } finally {
      link.lock().unlock();
    }
  }

  HandshakeStatus status() {
    link.lock().lock();
    try {
      return lockedStatus();
    } finally {
      link.lock().unlock();
    }
  }

  @Nullable Runnable takeTask() {
    link.lock().lock();
    try {
      return link.engine().flatMap(tasks::take).orElse(null);
    } finally {
      link.lock().unlock();
    }
  }

  /**
   * The transport has ended. What we have to say may still be said: some servers close this
   * direction first and send their goodbye afterwards.
   */
  void closeInbound() throws SSLException {
    link.lock().lock();
    try {
      if (inboundIsDone()) {
        inboundClosed = true;
        return;
      }
      inboundClosed = true;
      if (link.engine().isPresent()) {
        throw link.explain(ConnectionEnd.INPUT_TRUNCATED.toFault());
      }
      outboundClosed = true;
    } finally {
      endIfOver();
      link.lock().unlock();
    }
  }

  boolean isInboundDone() {
    link.lock().lock();
    try {
      return inboundIsDone();
    } finally {
      link.lock().unlock();
    }
  }

  void closeOutbound() {
    link.lock().lock();
    try {
      outboundClosed = true;
      // Before the handshake nobody is there to be told.
      link.engine().ifPresentOrElse(TlsEngine::closeSending, () -> inboundClosed = true);
      endIfOver();
    } finally {
      link.lock().unlock();
    }
  }

  boolean isOutboundDone() {
    link.lock().lock();
    try {
      return outboundIsDone();
    } finally {
      link.lock().unlock();
    }
  }

  private SSLEngineResult lockedWrap(PlainBuffers source, ByteBuffer target) throws SSLException {
    if (link.engine().isEmpty() && outboundClosed) {
      return result(Status.CLOSED, 0, 0);
    }
    TlsEngine engine = link.begin();
    if (engine.pendingBytes() > 0) {
      boolean closing = isLastWord();
      int produced = outbound.drain(engine, target);
      if (produced == 0) {
        return result(Status.BUFFER_OVERFLOW, 0, 0);
      }
      return result(closing && engine.pendingBytes() == 0 ? Status.CLOSED : Status.OK, 0, produced);
    }
    tasks.throwIfFailed();
    if (outboundIsDone()) {
      return result(Status.CLOSED, 0, 0);
    }
    if (!engine.canSend()) {
      return result(Status.OK, 0, 0);
    }
    return wrapApplication(engine, source, target);
  }

  private SSLEngineResult wrapApplication(TlsEngine engine, PlainBuffers source, ByteBuffer target)
      throws SSLException {
    int count = outbound.mostPlain(engine, source.remaining());
    if (count == 0) {
      return result(Status.OK, 0, 0);
    }
    if (target.remaining() < engine.sealedSize(count)) {
      return result(Status.BUFFER_OVERFLOW, 0, 0);
    }
    try {
      int produced = outbound.seal(engine, source, count, target);
      return result(Status.OK, count, produced);
    } catch (TlsFault e) {
      throw link.explain(e);
    }
  }

  private SSLEngineResult lockedUnwrap(ByteBuffer source, PlainBuffers target) throws SSLException {
    if (link.engine().isEmpty() && inboundClosed) {
      return result(Status.CLOSED, 0, 0);
    }
    TlsEngine engine = link.begin();
    tasks.throwIfFailed();
    if (inboundIsDone()) {
      return result(Status.CLOSED, 0, 0);
    }
    // While the engine waits for something else, the peer's next record would come too early.
    boolean ready = link.isEstablished() || lockedStatus() == HandshakeStatus.NEED_UNWRAP;
    if (!ready || tasks.isNeeded(engine)) {
      return result(Status.OK, 0, 0);
    }
    try {
      return unwrapRecord(engine, source, target);
    } catch (TlsFault e) {
      inbound.clear();
      throw link.explain(e);
    }
  }

  private SSLEngineResult unwrapRecord(TlsEngine engine, ByteBuffer source, PlainBuffers target)
      throws TlsFault {
    int length = inbound.recordLength(engine, source);
    if (length == 0 || source.remaining() < length) {
      return result(Status.BUFFER_UNDERFLOW, 0, 0);
    }
    int plain = inbound.open(engine, source, length, target);
    if (plain > target.remaining() && inbound.isHolding()) {
      return result(Status.BUFFER_OVERFLOW, 0, 0);
    }
    int produced = inbound.deliver(target);
    source.position(source.position() + length);
    boolean closed = engine.receivedClose();
    if (closed) {
      followClose(engine);
    }
    endIfOver();
    return result(closed ? Status.CLOSED : Status.OK, length, produced);
  }

  /** RFC 5246, 7.2.1: the other party "MUST respond with a close_notify alert of its own". */
  private void followClose(TlsEngine engine) {
    // A handshake that the peer gives up is not going to end in any other way.
    if (!link.isEstablished() || link.closesWithPeer()) {
      outboundClosed = true;
      engine.closeSending();
    }
  }

  private SSLEngineResult result(Status status, int consumed, int produced) {
    HandshakeStatus now = lockedStatus();
    if (now == HandshakeStatus.NOT_HANDSHAKING && link.isEstablished() && !toldFinished) {
      toldFinished = true;
      now = HandshakeStatus.FINISHED;
    }
    return new SSLEngineResult(status, now, consumed, produced);
  }

  private HandshakeStatus lockedStatus() {
    Optional<TlsEngine> begun = link.engine();
    if (begun.isEmpty()) {
      return HandshakeStatus.NOT_HANDSHAKING;
    }
    TlsEngine engine = begun.get();
    if (engine.pendingBytes() > 0 || tasks.hasFailed()) {
      return HandshakeStatus.NEED_WRAP;
    }
    if (isOver()) {
      return HandshakeStatus.NOT_HANDSHAKING;
    }
    return switch (engine.step()) {
      case Step.NeedTask _, Step.NeedCompletion _ -> HandshakeStatus.NEED_TASK;
      case Step.NeedBytes _ ->
          inboundIsDone() ? HandshakeStatus.NOT_HANDSHAKING : HandshakeStatus.NEED_UNWRAP;
      case Step.Established _ ->
          // JSSE's word for a side that has said goodbye and waits for the other's.
          outboundClosed && !inboundIsDone()
              ? HandshakeStatus.NEED_UNWRAP
              : HandshakeStatus.NOT_HANDSHAKING;
      case Step.Closed _ -> HandshakeStatus.NOT_HANDSHAKING;
    };
  }

  /** Whether what is pending ends this direction: a close_notify or a fatal alert. */
  private boolean isLastWord() {
    boolean failed = link.engine().flatMap(TlsEngine::failure).isPresent();
    return outboundClosed || (failed && !tasks.hasFailed());
  }

  private boolean inboundIsDone() {
    return inboundClosed
        || link.engine()
            .map(engine -> engine.receivedClose() || engine.failure().isPresent())
            .orElse(false);
  }

  private boolean outboundIsDone() {
    boolean silent = link.engine().map(engine -> engine.pendingBytes() == 0).orElse(true);
    boolean failed = link.engine().flatMap(TlsEngine::failure).isPresent();
    return silent && (outboundClosed || failed) && !tasks.hasFailed();
  }

  private boolean isOver() {
    return inboundIsDone() && outboundIsDone();
  }

  private void endIfOver() {
    if (isOver()) {
      link.end();
      inbound.clear();
    }
  }

  /** The size of a buffer in which every record fits. */
  static int packetSize() {
    return ConnectionSession.PACKET_SIZE;
  }
}

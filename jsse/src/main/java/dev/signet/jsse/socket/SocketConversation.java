// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import dev.signet.jsse.link.Link;
import dev.signet.tls.Step;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.ConnectionEnd;
import dev.signet.tls.fault.TlsFault;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;

/**
 * A connection over a blocking transport: handshake, reading, writing, and its end.
 *
 * <p>Reader and writer are two threads at most times, and a third may close. Locks are taken in
 * this order: handshake, reading, writing, engine; no thread waits for the network while it holds
 * the engine's lock.
 */
final class SocketConversation {
  /** How long after a failed write the peer's reason for it may take to come: a local matter. */
  private static final int LAST_WORDS_MILLIS = 500;

  /** A peer sends at most a flight before its alert. */
  private static final int LAST_WORDS_RECORDS = 64;

  private static final byte[] NOWHERE = new byte[0];

  private final Link link;
  private final Socket carrier;
  private final RecordInput input;
  private final RecordOutput output;
  private final ReentrantLock handshaking = new ReentrantLock();
  private final ReentrantLock reading = new ReentrantLock();
  private volatile boolean established;
  private volatile boolean inputShutdown;
  private volatile Optional<TlsFault> failure = Optional.empty();

  SocketConversation(Link link, Socket carrier, Transport transport) {
    this.link = link;
    this.carrier = carrier;
    this.input = new RecordInput(link, transport.in(), transport.mayReadAhead());
    this.output = new RecordOutput(link, transport.out());
  }

  /**
   * Shakes hands unless that was done.
   *
   * @return whether it was not
   * @throws SocketTimeoutException when the peer takes too long; another call goes on
   */
  boolean handshake() throws IOException {
    if (established) {
      return false;
    }
    handshaking.lock();
    try {
      if (established) {
        return false;
      }
      TlsEngine engine = begin();
      while (!isEstablished(engine)) {
        advance(engine);
      }
      established = true;
      return true;
    } catch (TlsFault e) {
      throw failed(e);
    } finally {
      handshaking.unlock();
    }
  }

  boolean isEstablished() {
    return established;
  }

  /** Reads application data; -1 where the peer has said that no more comes. */
  int read(byte[] target, int offset, int length) throws IOException {
    handshake();
    if (length == 0) {
      return 0;
    }
    TlsEngine engine = link.engine().orElseThrow();
    reading.lock();
    try {
      while (true) {
        if (input.available() > 0) {
          return input.take(target, offset, length);
        }
        if (inputShutdown || receivedClose(engine)) {
          return -1;
        }
        throwIfFailed();
        int count = input.receive(engine, target, offset, length);
        afterRecord(engine);
        if (count > 0) {
          return count;
        }
      }
    } catch (TlsFault e) {
      throw failed(e);
    } finally {
      reading.unlock();
    }
  }

  /** How much can be read without waiting. */
  int available() {
    // A reader that waits has nothing to read, so that its lock need not be waited for.
    if (!reading.tryLock()) {
      return 0;
    }
    try {
      return input.available();
    } finally {
      reading.unlock();
    }
  }

  /** Writes application data, all of it. */
  void write(byte[] plain, int offset, int length) throws IOException {
    handshake();
    TlsEngine engine = link.engine().orElseThrow();
    try {
      throwIfFailed();
      requireOpen(engine);
      output.send(engine, plain, offset, length);
    } catch (TlsFault e) {
      throw failed(e);
    } catch (IOException e) {
      throw lastWords(engine, e);
    }
  }

  /** Says that we send no more; what the peer sends is still read. */
  void shutdownOutput() throws IOException {
    if (link.engine().isPresent()) {
      TlsEngine engine = link.engine().get();
      closeSending(engine);
      output.flush(engine);
    }
  }

  /** Stops reading: a caller that asks for this wants no more, so nothing is missed. */
  void shutdownInput() {
    inputShutdown = true;
  }

  boolean isInputShutdown() {
    return inputShutdown;
  }

  boolean isOutputShutdown() {
    return link.engine().map(TlsEngine::sentClose).orElse(false);
  }

  /** Sends close_notify unless a writer is stuck, who would be in the way. */
  void sayGoodbye() throws IOException {
    if (link.engine().isPresent()) {
      closeSending(link.engine().get());
      output.offer(link.engine().get());
    }
  }

  /** Reads until the peer's close_notify, so that the carrier is free for somebody else. */
  void awaitGoodbye() throws IOException {
    if (!established) {
      return;
    }
    TlsEngine engine = link.engine().orElseThrow();
    reading.lock();
    try {
      while (!receivedClose(engine)) {
        input.receive(engine, NOWHERE, 0, 0);
      }
    } catch (TlsFault e) {
      throw link.explain(e);
    } finally {
      reading.unlock();
    }
  }

  private TlsEngine begin() throws SSLException {
    link.lock().lock();
    try {
      return link.begin();
    } finally {
      link.lock().unlock();
    }
  }

  private boolean isEstablished(TlsEngine engine) {
    link.lock().lock();
    try {
      return link.isEstablished() && engine.pendingBytes() == 0;
    } finally {
      link.lock().unlock();
    }
  }

  private void advance(TlsEngine engine) throws IOException, TlsFault {
    try {
      output.flush(engine);
    } catch (IOException e) {
      throw lastWords(engine, e);
    }
    throwIfFailed();
    if (!answer(engine) && !isEstablished(engine)) {
      reading.lock();
      try {
        input.receive(engine, NOWHERE, 0, 0);
        if (receivedClose(engine)) {
          throw new javax.net.ssl.SSLHandshakeException("Received close_notify during handshake");
        }
      } finally {
        reading.unlock();
      }
    }
  }

  /** Does what the engine waits for, here: a thread that blocks anyway may as well. */
  private boolean answer(TlsEngine engine) throws TlsFault {
    Step step = step(engine);
    switch (step) {
      case Step.NeedTask(Runnable task) -> task.run();
      case Step.NeedCompletion(CompletionStage<?> completion) -> await(completion);
      case Step.NeedBytes _, Step.Established _, Step.Closed _ -> {
        return false;
      }
    }
    link.lock().lock();
    try {
      engine.resume();
      return true;
    } finally {
      link.lock().unlock();
    }
  }

  private static void await(CompletionStage<?> completion) {
    try {
      completion.toCompletableFuture().join();
    } catch (CompletionException | java.util.concurrent.CancellationException told) {
      // The engine sees how it ended when it resumes.
    }
  }

  private Step step(TlsEngine engine) {
    link.lock().lock();
    try {
      return engine.step();
    } finally {
      link.lock().unlock();
    }
  }

  /** Post-handshake messages may have asked for something. */
  private void afterRecord(TlsEngine engine) throws IOException, TlsFault {
    while (answer(engine)) {
      output.offer(engine);
    }
    closeWithPeer(engine);
    output.offer(engine);
  }

  /** RFC 5246, 7.2.1: the other party "MUST respond with a close_notify alert of its own". */
  private void closeWithPeer(TlsEngine engine) {
    link.lock().lock();
    try {
      if (engine.receivedClose() && link.closesWithPeer()) {
        engine.closeSending();
      }
    } finally {
      link.lock().unlock();
    }
  }

  private void closeSending(TlsEngine engine) {
    link.lock().lock();
    try {
      engine.closeSending();
    } finally {
      link.lock().unlock();
    }
  }

  private boolean receivedClose(TlsEngine engine) {
    link.lock().lock();
    try {
      return engine.receivedClose();
    } finally {
      link.lock().unlock();
    }
  }

  private void requireOpen(TlsEngine engine) throws SocketException {
    link.lock().lock();
    try {
      if (engine.sentClose()) {
        throw new SocketException("Socket output is shutdown");
      }
    } finally {
      link.lock().unlock();
    }
  }

  private void throwIfFailed() throws TlsFault {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Tells the peer why, as far as it still listens; the application gets to know in any case. */
  private SSLException failed(TlsFault fault) {
    failure = Optional.of(fault);
    SSLException explained = link.explain(fault);
    try {
      output.offer(link.engine().orElseThrow());
    } catch (IOException e) {
      explained.addSuppressed(e);
    }
    link.end();
    return explained;
  }

  /**
   * A write fails because the peer is gone, and mostly it has said why before: its alert lies in
   * the receive buffer. In TLS 1.3 that is how a refused client certificate shows.
   */
  private IOException lastWords(TlsEngine engine, IOException failedWrite) {
    if (carrier.isClosed() || !reading.tryLock()) {
      return failedWrite;
    }
    try {
      int usual = carrier.getSoTimeout();
      carrier.setSoTimeout(LAST_WORDS_MILLIS);
      try {
        // Application data may be the answer that made the peer stop listening: it stays.
        for (int i = 0;
            i < LAST_WORDS_RECORDS && input.available() == 0 && !receivedClose(engine);
            i++) {
          input.receive(engine, NOWHERE, 0, 0);
        }
      } finally {
        carrier.setSoTimeout(usual);
      }
    } catch (TlsFault e) {
      if (e.code() == ConnectionEnd.ALERT_RECEIVED) {
        SSLException explained = failed(e);
        explained.addSuppressed(failedWrite);
        return explained;
      }
    } catch (IOException silent) {
      failedWrite.addSuppressed(silent);
    } finally {
      reading.unlock();
    }
    return failedWrite;
  }
}

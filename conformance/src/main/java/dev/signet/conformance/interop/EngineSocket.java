// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** Somebody's {@code SSLEngine} on a blocking socket. For one thread. */
final class EngineSocket implements AutoCloseable {
  /** Room for some records, whatever an engine calls its longest. */
  private static final int ROOM = 1 << 17;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final Socket socket;
  private final ByteBuffer incoming = ByteBuffer.allocate(ROOM);
  private final ByteBuffer outgoing = ByteBuffer.allocate(ROOM);
  private final ByteBuffer plain = ByteBuffer.allocate(ROOM);
  private final StringBuilder received = new StringBuilder();
  private boolean ended;

  EngineSocket(SSLEngine engine, Socket socket) throws IOException {
    this.engine = engine;
    this.socket = socket;
    socket.setSoTimeout(Plan.PATIENCE_SECONDS * 1000);
    incoming.flip();
  }

  SSLEngine engine() {
    return engine;
  }

  /** All that the peer has sent. */
  String received() {
    return received.toString();
  }

  void handshake() throws IOException {
    engine.beginHandshake();
    while (!ended && isShaking()) {
      turn();
    }
    if (ended) {
      throw new SSLException("the connection ended in the handshake");
    }
  }

  void write(String text) throws IOException {
    ByteBuffer source = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    while (source.hasRemaining()) {
      wrap(source);
    }
  }

  /** Reads until a mark has come so often, or the peer ends. */
  void readUntil(String mark, int times) throws IOException {
    while (!ended && received.toString().split(mark, -1).length <= times) {
      turn();
    }
  }

  /** Reads until the peer says that it sends no more. */
  void readToEnd() throws IOException {
    while (!ended && !engine.isInboundDone()) {
      turn();
    }
  }

  void closeSending() throws IOException {
    engine.closeOutbound();
    while (!engine.isOutboundDone()) {
      if (wrap(NOTHING).bytesProduced() == 0) {
        return;
      }
    }
  }

  private boolean isShaking() {
    HandshakeStatus status = engine.getHandshakeStatus();
    return status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED;
  }

  /** Does what the engine wants, or reads. */
  private void turn() throws IOException {
    try {
      step();
    } catch (SSLException e) {
      sendAlert();
      throw e;
    }
  }

  private void step() throws IOException {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> runTasks();
      case NEED_WRAP -> wrap(NOTHING);
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> unwrap();
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  private SSLEngineResult wrap(ByteBuffer source) throws IOException {
    outgoing.clear();
    SSLEngineResult result = engine.wrap(source, outgoing);
    try {
      socket.getOutputStream().write(outgoing.array(), 0, outgoing.position());
    } catch (SocketException gone) {
      // Why the peer has gone is read next.
      unwrap();
    }
    ended |= result.getStatus() == Status.CLOSED && source.hasRemaining();
    return result;
  }

  private void unwrap() throws IOException {
    plain.clear();
    boolean shook = isShaking();
    SSLEngineResult result = engine.unwrap(incoming, plain);
    received.append(new String(plain.array(), 0, plain.position(), ISO_8859_1));
    switch (result.getStatus()) {
      case BUFFER_UNDERFLOW -> {
        // Netty's engine tells of the handshake's end only when it is asked once more.
        if (isShaking() || !shook) {
          fill();
        }
      }
      case CLOSED -> ended = true;
      case BUFFER_OVERFLOW -> throw new SSLException("no engine needs more than " + ROOM);
      case OK -> {
        if (result.bytesConsumed() == 0
            && result.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
          fill();
        }
      }
    }
  }

  private void sendAlert() throws IOException {
    try {
      int produced = 1;
      while (produced > 0) {
        produced = wrap(NOTHING).bytesProduced();
      }
    } catch (SSLException over) {
      // It has nothing more to say.
    }
  }

  private void fill() throws IOException {
    incoming.compact();
    int count =
        socket.getInputStream().read(incoming.array(), incoming.position(), incoming.remaining());
    ended |= count < 0;
    incoming.position(incoming.position() + Math.max(count, 0));
    incoming.flip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

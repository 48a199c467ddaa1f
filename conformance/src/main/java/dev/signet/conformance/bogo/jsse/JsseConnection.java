// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.jsse;

import dev.signet.conformance.bogo.engine.EngineConnection;
import dev.signet.conformance.bogo.engine.EngineFault;
import dev.signet.conformance.bogo.engine.Facts;
import dev.signet.conformance.bogo.engine.Wire;
import dev.signet.conformance.bogo.settings.NotImplemented;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** An SSLEngine over a wire, blocking. */
final class JsseConnection implements EngineConnection {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final Wire wire;
  private final ByteBuffer sealed;
  private final ByteBuffer out;
  private final ByteBuffer plain;
  private boolean begun;
  private boolean ended;

  JsseConnection(SSLEngine engine, Wire wire) {
    this.engine = engine;
    this.wire = wire;
    int packet = engine.getSession().getPacketBufferSize();
    this.sealed = ByteBuffer.allocate(2 * packet);
    this.out = ByteBuffer.allocate(2 * packet);
    this.plain = ByteBuffer.allocate(2 * engine.getSession().getApplicationBufferSize());
    sealed.flip();
    plain.flip();
  }

  @Override
  public void handshake() throws IOException, EngineFault {
    try {
      if (!begun) {
        begun = true;
        engine.beginHandshake();
      }
      while (isHandshaking() && !ended) {
        step();
      }
    } catch (SSLException e) {
      throw fault(e);
    }
    if (ended) {
      throw new EngineFault("jsse-eof", "the connection ended in the handshake");
    }
  }

  @Override
  public int read(byte[] into) throws IOException, EngineFault {
    if (!begun) {
      handshake();
    }
    try {
      while (!plain.hasRemaining() && !ended && !engine.isInboundDone()) {
        if (isHandshaking()) {
          step();
        } else {
          unwrap();
        }
      }
    } catch (SSLException e) {
      throw fault(e);
    }
    if (!plain.hasRemaining()) {
      return END;
    }
    int count = Math.min(into.length, plain.remaining());
    plain.get(into, 0, count);
    return count;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException, EngineFault {
    if (!begun) {
      handshake();
    }
    ByteBuffer source = ByteBuffer.wrap(from, offset, length);
    try {
      do {
        wrap(source);
      } while (source.hasRemaining());
    } catch (SSLException e) {
      throw fault(e);
    }
  }

  @Override
  public boolean hasReceivedClose() {
    return engine.isInboundDone() && !ended;
  }

  @Override
  public void closeSending() throws IOException, EngineFault {
    engine.closeOutbound();
    try {
      while (!engine.isOutboundDone()) {
        wrap(NOTHING);
      }
    } catch (SSLException e) {
      throw fault(e);
    }
  }

  @Override
  public void updateKeys() throws NotImplemented {
    throw new NotImplemented("JSSE: KeyUpdate on demand");
  }

  @Override
  public byte[] export(String label, byte @Nullable [] context, int length) throws EngineFault {
    try {
      return ((ExtendedSSLSession) engine.getSession())
          .exportKeyingMaterialData(label, context, length);
    } catch (SSLException | IllegalArgumentException e) {
      throw new EngineFault("jsse-export", e.toString(), e);
    }
  }

  @Override
  public Facts facts() {
    return new JsseFacts(engine);
  }

  /** JSSE does not tell; what the runner says of the next connection must do. */
  @Override
  public boolean hasNewSession() {
    return engine.getSession().isValid();
  }

  private boolean isHandshaking() {
    HandshakeStatus status = engine.getHandshakeStatus();
    return status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED;
  }

  private void step() throws IOException {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> {
        Runnable task = engine.getDelegatedTask();
        while (task != null) {
          task.run();
          task = engine.getDelegatedTask();
        }
      }
      case NEED_WRAP -> wrap(NOTHING);
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap();
      case NOT_HANDSHAKING, FINISHED -> {
        // Nothing is left of the handshake.
      }
    }
  }

  private void wrap(ByteBuffer source) throws IOException {
    out.clear();
    engine.wrap(source, out);
    wire.write(out.array(), 0, out.position());
  }

  private void unwrap() throws IOException {
    plain.compact();
    SSLEngineResult result;
    try {
      result = engine.unwrap(sealed, plain);
    } finally {
      plain.flip();
    }
    if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
      fill();
    }
  }

  private void fill() throws IOException {
    sealed.compact();
    int count = wire.read(sealed.array(), sealed.position(), sealed.remaining());
    if (count > 0) {
      sealed.position(sealed.position() + count);
    }
    sealed.flip();
    ended = count < 0;
  }

  /** Sends the alert, which the engine keeps until it is asked for. */
  private EngineFault fault(SSLException cause) throws IOException {
    try {
      while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        wrap(NOTHING);
      }
    } catch (SSLException e) {
      cause.addSuppressed(e);
    }
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String why = cause.getCause() == null ? "" : ", because of " + root;
    return new EngineFault("jsse", cause + why, cause);
  }
}

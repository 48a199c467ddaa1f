// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.conformance.bogo.engine.EngineConnection;
import dev.signet.conformance.bogo.engine.EngineFault;
import dev.signet.conformance.bogo.engine.Facts;
import dev.signet.conformance.bogo.engine.Wire;
import dev.signet.tls.EarlyDataStatus;
import dev.signet.tls.Step;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.Alert;
import dev.signet.tls.fault.ConnectionEnd;
import dev.signet.tls.fault.TlsFault;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Our engine over a wire, blocking. */
final class SignetConnection implements EngineConnection {
  /** Header, the longest fragment of TLS 1.2 and more: room for any record. */
  private static final int RECORD_ROOM = 5 + 16384 + 2048;

  private static final int PLAIN_ROOM = 16384;

  private final TlsEngine engine;
  private final boolean client;
  private final SignetObserver observer;
  private final Wire wire;
  private final byte[] sealed = new byte[2 * RECORD_ROOM];
  private int sealedCount;
  private final byte[] plain = new byte[PLAIN_ROOM];
  private int plainAt;
  private int plainEnd;
  private boolean ended;

  SignetConnection(TlsEngine engine, boolean client, SignetObserver observer, Wire wire) {
    this.engine = engine;
    this.client = client;
    this.observer = observer;
    this.wire = wire;
  }

  @Override
  public void handshake() throws IOException, EngineFault {
    run(true);
  }

  @Override
  public void finishHandshake() throws IOException, EngineFault {
    run(false);
  }

  @Override
  public void handshakeUntil(int type) throws IOException, EngineFault {
    try {
      while (!observer.watcher().hasReceived(type) && isEarly()) {
        advance();
      }
    } catch (TlsFault e) {
      throw fault(e);
    }
  }

  @Override
  public boolean isEarly() {
    return engine.earlyRoom() > 0
        && (engine.earlyData() == EarlyDataStatus.OFFERED
            || engine.earlyData() == EarlyDataStatus.ACCEPTED);
  }

  @Override
  public boolean hasRejectedEarlyData() {
    return engine.earlyData() == EarlyDataStatus.REJECTED;
  }

  private void run(boolean untilEarly) throws IOException, EngineFault {
    try {
      engine.start();
      flush();
      while (!(engine.step() instanceof Step.Established) && !(untilEarly && isEarly())) {
        if (engine.step() instanceof Step.Closed) {
          throw new EngineFault("closed", "the connection was closed in the handshake");
        }
        advance();
        if (ended) {
          throw new EngineFault(
              ConnectionEnd.INPUT_TRUNCATED.id(), "the connection ended in the handshake");
        }
      }
    } catch (TlsFault e) {
      throw fault(e);
    }
  }

  @Override
  public int read(byte[] into) throws IOException, EngineFault {
    try {
      begin();
      if (client && isEarly()) {
        finishHandshake();
      }
      while (plainAt == plainEnd && !ended && !engine.receivedClose()) {
        advance();
      }
    } catch (TlsFault e) {
      throw fault(e);
    }
    int count = Math.min(into.length, plainEnd - plainAt);
    System.arraycopy(plain, plainAt, into, 0, count);
    plainAt += count;
    return count == 0 ? END : count;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException, EngineFault {
    try {
      begin();
      if (isEarly()) {
        writeEarly(from, offset, length);
        return;
      }
      byte[] out = new byte[engine.sealedSize(length)];
      int count = engine.send(from, offset, length, out, 0);
      wire.write(out, 0, count);
    } catch (TlsFault e) {
      throw fault(e);
    }
  }

  /** As much as the server takes; the rest after the handshake, unless all is to be sent again. */
  private void writeEarly(byte[] from, int offset, int length)
      throws IOException, EngineFault, TlsFault {
    int early = (int) Math.min(length, engine.earlyRoom());
    byte[] out = new byte[engine.sealedSize(early)];
    int count = engine.sendEarly(from, offset, early, out, 0);
    try {
      wire.write(out, 0, count);
    } catch (IOException gone) {
      // What the peer has said before it went is why.
      finishHandshake();
      throw gone;
    }
    if (early < length) {
      finishHandshake();
      if (!hasRejectedEarlyData()) {
        write(from, offset + early, length - early);
      }
    }
  }

  @Override
  public boolean hasReceivedClose() {
    return engine.receivedClose();
  }

  @Override
  public void closeSending() throws IOException {
    engine.closeSending();
    flush();
  }

  @Override
  public void updateKeys() throws IOException, EngineFault {
    try {
      engine.updateKeys(false);
      flush();
    } catch (TlsFault e) {
      throw fault(e);
    }
  }

  @Override
  public byte[] export(String label, byte @Nullable [] context, int length) throws EngineFault {
    try {
      return engine.export(label, context, length);
    } catch (TlsFault e) {
      throw new EngineFault(e.code().id(), String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void abort(int alert) throws IOException {
    engine.abort(Objects.requireNonNull(Alert.of(alert)));
    flush();
  }

  @Override
  public String messageTrace() {
    return observer.watcher().trace();
  }

  @Override
  public Facts facts() {
    boolean early = engine.earlyData() == EarlyDataStatus.ACCEPTED;
    return new SignetFacts(engine.facts(), observer, early);
  }

  @Override
  public boolean hasNewSession() {
    return observer.session().get() != null;
  }

  private void begin() throws IOException, EngineFault {
    if (!ended && !engine.canSend() && !engine.sentClose()) {
      handshake();
    }
  }

  /** Does what the engine waits for, once. */
  private void advance() throws IOException, TlsFault {
    switch (engine.step()) {
      case Step.NeedTask(Runnable task) -> {
        task.run();
        engine.resume();
      }
      case Step.NeedCompletion(var completion) -> {
        try {
          completion.toCompletableFuture().join();
        } catch (CompletionException e) {
          // The engine looks at it itself.
        }
        engine.resume();
      }
      case Step.NeedBytes(), Step.Established(), Step.Closed() -> receive();
    }
    flush();
  }

  private void receive() throws IOException, TlsFault {
    int length = engine.recordLength(sealed, 0, sealedCount);
    while (!ended && (length == 0 || length > sealedCount)) {
      int count = wire.read(sealed, sealedCount, sealed.length - sealedCount);
      ended = count < 0;
      sealedCount += Math.max(count, 0);
      length = engine.recordLength(sealed, 0, sealedCount);
    }
    if (ended) {
      return;
    }
    plainAt = 0;
    plainEnd = engine.receive(sealed, 0, length, plain, 0);
    sealedCount -= length;
    System.arraycopy(sealed, length, sealed, 0, sealedCount);
  }

  private void flush() throws IOException {
    byte[] out = new byte[engine.pendingBytes()];
    int count = engine.drain(out, 0, out.length);
    wire.write(out, 0, count);
  }

  /** Sends the alert before anything else is done, unless the runner is gone. */
  private EngineFault fault(TlsFault fault) {
    try {
      flush();
    } catch (IOException gone) {
      fault.addSuppressed(gone);
    }
    return new EngineFault(fault.code().id(), String.valueOf(fault.getMessage()), fault);
  }
}

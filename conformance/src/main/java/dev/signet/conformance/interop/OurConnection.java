// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.Step;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.ConnectionEnd;
import dev.signet.tls.fault.TlsFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** Our engine on a blocking socket. For one thread. */
final class OurConnection implements AutoCloseable {
  /** Header, the longest fragment of TLS 1.2 and what protects it. */
  private static final int RECORD_ROOM = 5 + 16384 + 2048;

  private static final int PLAIN_ROOM = 16384;

  /** How long a peer may take to notice that we are done. */
  private static final int LINGER_MILLIS = 500;

  private final TlsEngine engine;
  private final Witness witness;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] record = new byte[RECORD_ROOM];
  private final byte[] plain = new byte[PLAIN_ROOM];
  private final StringBuilder received = new StringBuilder();
  private Optional<ConnectionFacts> facts = Optional.empty();
  private boolean ended;

  OurConnection(TlsEngine engine, Witness witness, Socket socket) throws IOException {
    this.engine = engine;
    this.witness = witness;
    this.socket = socket;
    socket.setSoTimeout(Plan.PATIENCE_SECONDS * 1000);
    socket.setTcpNoDelay(true);
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** Shakes hands. */
  void handshake() throws IOException, TlsFault {
    engine.start();
    flush();
    while (!(engine.step() instanceof Step.Established)) {
      if (ended || engine.step() instanceof Step.Closed) {
        throw ConnectionEnd.INPUT_TRUNCATED.toFault("a handshake", "the end of the connection");
      }
      receive();
    }
    facts = Optional.of(engine.facts());
  }

  /** Asks the peer for new keys, with new ones of our own. */
  void updateKeys() throws IOException, TlsFault {
    engine.updateKeys(true);
    flush();
  }

  /** Sends a text. */
  void write(String text) throws IOException, TlsFault {
    byte[] bytes = text.getBytes(ISO_8859_1);
    byte[] sealed = new byte[engine.sealedSize(bytes.length)];
    out.write(sealed, 0, engine.send(bytes, 0, bytes.length, sealed, 0));
  }

  /**
   * Reads until a mark has come so often.
   *
   * @return false where the peer ended before
   */
  boolean readUntil(String mark, int times) throws IOException, TlsFault {
    while (count(mark) < times) {
      if (ended || engine.receivedClose()) {
        return false;
      }
      receive();
    }
    return true;
  }

  /** Reads until the peer says that it sends no more; to end without a word is a fault. */
  void readToEnd() throws IOException, TlsFault {
    readRest();
    engine.endOfInput();
  }

  /** Reads until the peer ends, in whatever way: many clients just go once they have all. */
  void readRest() throws IOException, TlsFault {
    while (!ended && !engine.receivedClose()) {
      receive();
    }
  }

  /** Says that we send no more. */
  void closeSending() throws IOException {
    engine.closeSending();
    flush();
  }

  /** How it went. */
  Outcome outcome(Optional<Exception> failure) {
    return new Outcome(
        facts,
        failure,
        received.toString(),
        engine.receivedClose(),
        witness.hasRetried(),
        witness.hasPeerUpdated());
  }

  /**
   * Sends what the engine still has to say, an alert for instance, and closes. What the peer still
   * sends is taken, since it would answer a reset by forgetting the alert.
   */
  @Override
  public void close() throws IOException {
    try (socket) {
      flush();
      socket.shutdownOutput();
      socket.setSoTimeout(LINGER_MILLIS);
      while (!ended) {
        ended = in.read(record) < 0;
      }
    } catch (SocketException | SocketTimeoutException over) {
      // The peer has gone, or says nothing more.
    }
  }

  private int count(String mark) {
    int count = 0;
    for (int at = received.indexOf(mark); at >= 0; at = received.indexOf(mark, at + 1)) {
      count++;
    }
    return count;
  }

  private void receive() throws IOException, TlsFault {
    switch (engine.step()) {
      case Step.NeedTask(Runnable task) -> {
        task.run();
        engine.resume();
      }
      case Step.NeedCompletion(var completion) -> {
        completion.toCompletableFuture().join();
        engine.resume();
      }
      case Step.NeedBytes(), Step.Established(), Step.Closed() -> readRecord();
    }
    flush();
  }

  private void readRecord() throws IOException, TlsFault {
    int have = 0;
    int length = 0;
    while (length == 0 || have < length) {
      // One record and no byte more, so that nothing has to be kept.
      int wanted = length == 0 ? have + 1 : length;
      int count = in.read(record, have, wanted - have);
      if (count < 0) {
        ended = true;
        return;
      }
      have += count;
      length = engine.recordLength(record, 0, have);
    }
    int count = engine.receive(record, 0, length, plain, 0);
    received.append(new String(plain, 0, count, ISO_8859_1));
  }

  private void flush() throws IOException {
    byte[] waiting = new byte[engine.pendingBytes()];
    int count = engine.drain(waiting, 0, waiting.length);
    out.write(waiting, 0, count);
  }
}

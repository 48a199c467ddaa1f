// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** One of our engines on a socket, as simply as can be. */
final class SocketSide implements AutoCloseable {
  private static final int HEADER = 5;
  private static final int ROOM = 1 << 15;

  /** A peer that is silent for longer than this hangs. */
  private static final int TIMEOUT_MILLIS = 20_000;

  final TlsEngine engine;
  private final Socket socket;
  private final DataInputStream in;
  private final byte[] record = new byte[ROOM];
  private final byte[] plain = new byte[ROOM];

  SocketSide(TlsEngine engine, Socket socket) throws IOException {
    this.engine = engine;
    this.socket = socket;
    socket.setSoTimeout(TIMEOUT_MILLIS);
    this.in = new DataInputStream(socket.getInputStream());
  }

  /** Runs the handshake to its end, and sends what belongs to it. */
  SocketSide shakeHands() throws TlsFault, IOException {
    engine.start();
    flush();
    while (!(engine.step() instanceof Step.Established)) {
      receive();
    }
    return this;
  }

  /** Reads until a text was received. */
  String readUntil(String end) throws TlsFault, IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    while (!data.toString(StandardCharsets.UTF_8).contains(end)) {
      int count = receive();
      data.write(plain, 0, count);
    }
    return data.toString(StandardCharsets.UTF_8);
  }

  /** Takes records until the client has answered a late request. */
  void receiveUntilAnswered() throws TlsFault, IOException {
    receiveUntil(side -> side.engine.mayRequestClientCertificate());
  }

  /** Takes records until something holds. */
  void receiveUntil(Predicate<SocketSide> reached) throws TlsFault, IOException {
    while (!reached.test(this)) {
      receive();
    }
  }

  void write(String text) throws TlsFault, IOException {
    socket.getOutputStream().write(EnginePair.seal(engine, text));
  }

  /** Takes one record; gives the count of its data. */
  int receive() throws TlsFault, IOException {
    try {
      in.readFully(record, 0, HEADER);
    } catch (EOFException e) {
      engine.endOfInput();
      throw e;
    }
    int length = engine.recordLength(record, 0, HEADER);
    in.readFully(record, HEADER, length - HEADER);
    try {
      return engine.receive(record, 0, length, plain, 0);
    } finally {
      flush();
    }
  }

  private void flush() throws IOException {
    socket.getOutputStream().write(EnginePair.drain(engine));
  }

  @Override
  public void close() {
    try (socket) {
      engine.closeSending();
      flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

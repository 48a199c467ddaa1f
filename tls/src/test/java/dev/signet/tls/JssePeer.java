// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** The JDK's own engine at the other end of one of ours, in memory. */
final class JssePeer {
  private static final int ROOM = 1 << 16;

  final SSLEngine engine;
  private ByteBuffer incoming = ByteBuffer.allocate(0);

  JssePeer(SSLEngine engine) {
    this.engine = engine;
  }

  /** Runs the handshake, and whatever else waits, until neither side has anything to say. */
  void shakeHands(TlsEngine ours) throws TlsFault, SSLException {
    engine.beginHandshake();
    ours.start();
    String moved;
    do {
      moved = "";
      byte[] theirs = wrap("");
      EnginePair.feed(theirs, ours);
      byte[] mine = EnginePair.drain(ours);
      unwrap(mine);
      moved += theirs.length + mine.length > 0 ? "moved" : "";
    } while (!moved.isEmpty());
  }

  /** All records that the JDK has to send now, with a text as data once the handshake is over. */
  byte[] wrap(String text) throws SSLException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer source = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    runTasks();
    while (source.hasRemaining() || engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      ByteBuffer target = ByteBuffer.allocate(ROOM);
      SSLEngineResult result = engine.wrap(source, target);
      out.write(target.array(), 0, target.position());
      runTasks();
      if (result.getStatus() != SSLEngineResult.Status.OK) {
        break;
      }
    }
    return out.toByteArray();
  }

  /** Takes records; gives the text in them. */
  String unwrap(byte[] records) throws SSLException {
    append(records);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    while (incoming.hasRemaining()) {
      ByteBuffer plain = ByteBuffer.allocate(ROOM);
      SSLEngineResult result = engine.unwrap(incoming, plain);
      data.write(plain.array(), 0, plain.position());
      runTasks();
      if (result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP || result.bytesConsumed() == 0) {
        break;
      }
    }
    return data.toString(StandardCharsets.UTF_8);
  }

  private void append(byte[] records) {
    ByteBuffer joined = ByteBuffer.allocate(incoming.remaining() + records.length);
    joined.put(incoming).put(records).flip();
    incoming = joined;
  }

  private void runTasks() {
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
      engine.getDelegatedTask().run();
    }
  }
}

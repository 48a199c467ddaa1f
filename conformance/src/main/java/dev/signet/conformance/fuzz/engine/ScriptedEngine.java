// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import dev.signet.tls.Step;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.EngineMisuse;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.record.RecordLimits;
import dev.signet.tls.suite.ProtocolVersion;
import java.io.ByteArrayOutputStream;

/**
 * One engine that is fed whatever stands in a script: records of a peer, and acts of its own.
 *
 * <p>What must hold whatever comes: it ends by a fault with a code and with the alert queued, or it
 * goes on; nothing else is thrown, and what waits to be sent stays small.
 */
final class ScriptedEngine {
  /** A flight with certificates is a few KB here; each record may be answered by one such. */
  private static final int LARGEST_OUTPUT = 1 << 17;

  private static final byte[] DATA = {'d', 'a', 't', 'a'};
  private static final int EXPORTED = 16;

  private final OpenSides sides;
  private final TlsEngine engine;
  private final byte[] plain = new byte[RecordLimits.RECORD];
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  ScriptedEngine(OpenSides sides, TlsEngine engine) {
    this.sides = sides;
    this.engine = engine;
  }

  /** Plays a script from a place on. */
  void play(byte[] script, int from) {
    byte[] own = script.clone();
    try {
      engine.start();
      int at = from;
      while (at < own.length && !(engine.step() instanceof Step.Closed)) {
        at += Act.isAt(own, at) ? act(Act.of(own[at])) : record(own, at);
        drain();
      }
      engine.endOfInput();
    } catch (TlsFault fault) {
      judge(fault);
    }
  }

  /** The peer's next record; what is cut off is the end of all. */
  private int record(byte[] script, int at) throws TlsFault {
    int length = engine.recordLength(script, at, script.length - at);
    if (length == 0 || at + length > script.length) {
      return script.length - at;
    }
    int held = engine.receive(script, at, length, plain, 0);
    require(held >= 0 && held <= RecordLimits.PLAINTEXT, "a record held " + held + " bytes");
    return length;
  }

  /** Does it where it may be done now; its length in the script. */
  int act(Act act) throws TlsFault {
    switch (act) {
      case SEND -> send();
      case SEND_EARLY -> sendEarly();
      case UPDATE -> update();
      case ASK -> ask();
      case EXPORT -> export();
      case CLOSE -> engine.closeSending();
    }
    return 1;
  }

  /** All that it has sent so far. */
  byte[] sent() {
    return sent.toByteArray();
  }

  private void send() throws TlsFault {
    if (engine.canSend()) {
      byte[] out = new byte[engine.sealedSize(DATA.length)];
      output(out, engine.send(DATA, 0, DATA.length, out, 0));
    }
  }

  private void sendEarly() throws TlsFault {
    if (engine.earlyRoom() >= DATA.length) {
      byte[] out = new byte[engine.sealedSize(DATA.length)];
      output(out, engine.sendEarly(DATA, 0, DATA.length, out, 0));
    }
  }

  private void update() throws TlsFault {
    // TLS 1.2 has no such thing, and to ask for it is misuse.
    if (engine.canSend() && engine.facts().protocol().version() == ProtocolVersion.TLS13) {
      engine.updateKeys(true);
    }
  }

  private void ask() throws TlsFault {
    if (engine.mayRequestClientCertificate()) {
      engine.requestClientCertificate(sides.question());
    }
  }

  private void export() throws TlsFault {
    if (engine.canSend()) {
      require(engine.export("fuzz", null, EXPORTED).length == EXPORTED, "another length");
      require(!engine.facts().toString().isEmpty(), "no facts");
    }
  }

  private void drain() {
    byte[] out = new byte[engine.pendingBytes()];
    output(out, engine.drain(out, 0, out.length));
  }

  private void output(byte[] out, int length) {
    sent.write(out, 0, length);
    require(length <= out.length && length <= LARGEST_OUTPUT, length + " bytes to be sent");
  }

  private void judge(TlsFault fault) {
    require(!fault.code().equals(EngineMisuse.ANSWER_FAILED), "a part has failed", fault);
    require(!String.valueOf(fault.getMessage()).isEmpty(), "a fault without a word", fault);
    require(engine.failure().isPresent(), "a fault that was forgotten", fault);
    require(engine.step() instanceof Step.Closed, "open after a fault", fault);
    drain();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  private static void require(boolean holds, String otherwise, TlsFault fault) {
    if (!holds) {
      throw new IllegalStateException(otherwise, fault);
    }
  }
}

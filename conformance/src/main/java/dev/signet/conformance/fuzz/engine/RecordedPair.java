// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import dev.signet.tls.TlsListener;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.record.RecordLimits;
import java.io.ByteArrayOutputStream;

/** A connection of both our sides, written down as the script of each. */
final class RecordedPair {
  private final OpenSides sides;
  private final Side client;
  private final Side server;

  private RecordedPair(Setting setting, OpenSides sides) {
    this.sides = sides;
    this.client = new Side(sides.client(), setting);
    this.server = new Side(sides.server(), setting);
  }

  /** One side, and the script that leads it where it is. */
  private static final class Side {
    final TlsEngine engine;
    final ByteArrayOutputStream script = new ByteArrayOutputStream();
    final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    Side(TlsEngine engine, Setting setting) {
      this.engine = engine;
      script.write(setting.code());
    }
  }

  /** The script of the server, or of the client. */
  static byte[] script(Setting setting, boolean ofServer) {
    RecordedPair pair = new RecordedPair(setting, ready(setting, TlsListener.NONE));
    pair.talk();
    return (ofServer ? pair.server : pair.client).script.toByteArray();
  }

  /** Sides whose client has a session where its setting wants one. */
  static OpenSides ready(Setting setting, TlsListener listener) {
    OpenSides sides = new OpenSides(setting, listener);
    if (setting.resumes()) {
      new RecordedPair(setting, sides).talk();
    }
    return sides;
  }

  /** Talks, for a listener. */
  static void tell(Setting setting, TlsListener listener) {
    new RecordedPair(setting, ready(setting, listener)).talk();
  }

  private void talk() {
    try {
      client.engine.start();
      act(client, Act.SEND_EARLY);
      exchange();
      act(server, Act.ASK);
      exchange();
      act(client, Act.SEND);
      act(server, Act.UPDATE);
      exchange();
      act(server, Act.SEND);
      act(client, Act.EXPORT);
      act(client, Act.CLOSE);
      act(server, Act.CLOSE);
      exchange();
    } catch (TlsFault fault) {
      // Where the setting wants it so, the script ends here.
      drain(client);
    }
  }

  private void exchange() throws TlsFault {
    while (move(client, server) || move(server, client)) {
      // Until neither side has more to say.
    }
  }

  private void act(Side side, Act act) throws TlsFault {
    drain(side);
    side.script.write(act.code());
    if (act == Act.SEND || act == Act.SEND_EARLY) {
      seal(side, act == Act.SEND_EARLY);
    } else {
      new ScriptedEngine(sides, side.engine).act(act);
    }
  }

  private static void seal(Side side, boolean early) throws TlsFault {
    byte[] plain = {'d', 'a', 't', 'a'};
    byte[] out = new byte[side.engine.sealedSize(plain.length)];
    if (early && side.engine.earlyRoom() > 0) {
      side.sent.write(out, 0, side.engine.sendEarly(plain, 0, plain.length, out, 0));
    } else if (!early && side.engine.canSend()) {
      side.sent.write(out, 0, side.engine.send(plain, 0, plain.length, out, 0));
    }
  }

  private static void drain(Side side) {
    byte[] out = new byte[side.engine.pendingBytes()];
    side.sent.write(out, 0, side.engine.drain(out, 0, out.length));
  }

  private static boolean move(Side from, Side to) throws TlsFault {
    drain(from);
    byte[] bytes = from.sent.toByteArray();
    from.sent.reset();
    to.script.write(bytes, 0, bytes.length);
    byte[] plain = new byte[RecordLimits.RECORD];
    for (int at = 0; at < bytes.length; ) {
      int length = to.engine.recordLength(bytes, at, bytes.length - at);
      to.engine.receive(bytes, at, length, plain, 0);
      at += length;
    }
    return bytes.length > 0;
  }
}

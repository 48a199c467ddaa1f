// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.tls.TlsListener;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.ConnectionEnd;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for whatever a peer sends, in every setting: from seeds, which a failure names. */
class ScriptPropertiesTest {
  private static final int HEADER = 5;
  private static final int TAG = 16;
  private static final byte HANDSHAKE = 22;
  private static final byte APPLICATION_DATA = 23;

  /** Cut at one place in so many, since each prefix is a connection. */
  private static final int STRIDE = 5;

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void howeverMessagesAreCutIntoRecordsTheAnswersAreTheSameBytes(long seed) {
    for (Setting setting : Setting.values()) {
      for (boolean asServer : new boolean[] {true, false}) {
        byte[] script = RecordedPair.script(setting, asServer);
        byte[] cut = cut(script, setting.isOld(), new Random(seed));
        assertThat(cut.length).isGreaterThan(script.length);
        assertThat(played(setting, asServer, cut).sent())
            .as("%s, server %s", setting, asServer)
            .isEqualTo(played(setting, asServer, script).sent());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void aPeerThatGoesAwayAnywhereEndsTheConnection(Setting setting) {
    for (boolean asServer : new boolean[] {true, false}) {
      byte[] script = RecordedPair.script(setting, asServer);
      OpenSides sides = RecordedPair.ready(setting, TlsListener.NONE);
      for (int length = 1; length < script.length; length += STRIDE) {
        TlsEngine engine = asServer ? sides.server() : sides.client();
        new ScriptedEngine(sides, engine).play(Arrays.copyOf(script, length), 1);
        boolean closed = engine.receivedClose() || setting == Setting.REFUSED;
        assertThat(closed || engine.failure().orElseThrow().code() == ConnectionEnd.INPUT_TRUNCATED)
            .as("%s, server %s, %s bytes", setting, asServer, length)
            .isTrue();
      }
    }
  }

  private static ScriptedEngine played(Setting setting, boolean asServer, byte[] script) {
    OpenSides sides = RecordedPair.ready(setting, TlsListener.NONE);
    TlsEngine engine = asServer ? sides.server() : sides.client();
    ScriptedEngine scripted = new ScriptedEngine(sides, engine);
    scripted.play(script, 1);
    return scripted;
  }

  /** The same messages in other records; what TLS 1.2 protects stays as it is. */
  private static byte[] cut(byte[] script, boolean old, Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(script[0]);
    boolean plain = true;
    for (int at = 1; at < script.length; ) {
      if (Act.isAt(script, at)) {
        out.write(script[at++]);
        continue;
      }
      int length = (script[at + 3] & 0xff) << 8 | (script[at + 4] & 0xff);
      byte[] record = Arrays.copyOfRange(script, at, at + HEADER + length);
      at += record.length;
      // Behind a change_cipher_spec, records of TLS 1.2 are protected.
      plain &= !old || record[0] != 20;
      cut(record, plain, random, out);
    }
    return out.toByteArray();
  }

  private static void cut(byte[] record, boolean plain, Random random, ByteArrayOutputStream out) {
    boolean sealed = record[0] == APPLICATION_DATA;
    int end = sealed ? record.length - TAG - 1 : record.length;
    boolean handshake = sealed ? record[end] == HANDSHAKE : record[0] == HANDSHAKE && plain;
    if (!handshake) {
      out.writeBytes(record);
      return;
    }
    for (int at = HEADER; at < end; ) {
      int piece = Math.min(end - at, 1 + random.nextInt(60));
      int length = sealed ? piece + 1 + TAG : piece;
      out.writeBytes(new byte[] {record[0], 3, 3, (byte) (length >> 8), (byte) length});
      out.write(record, at, piece);
      if (sealed) {
        out.write(HANDSHAKE);
        out.writeBytes(new byte[TAG]);
      }
      at += piece;
    }
  }
}

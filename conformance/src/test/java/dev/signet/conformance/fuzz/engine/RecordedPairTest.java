// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.tls.TlsListener;
import dev.signet.tls.engine.TlsEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fuzzer begins with connections that come to their end, or it begins with nothing. */
class RecordedPairTest {
  @ParameterizedTest
  @EnumSource(Setting.class)
  void theScriptOfAServerLeadsToItsEnd(Setting setting) {
    TlsEngine server = played(setting, true);
    // Whose encrypted hello cannot be read, is told so and goes.
    assertThat(server.failure().isPresent()).isEqualTo(setting == Setting.REFUSED);
    assertThat(server.receivedClose()).isEqualTo(setting != Setting.REFUSED);
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void theScriptOfAClientLeadsToItsEnd(Setting setting) {
    TlsEngine client = played(setting, false);
    assertThat(client.failure().isPresent()).isEqualTo(setting == Setting.REFUSED);
    assertThat(client.receivedClose()).isEqualTo(setting != Setting.REFUSED);
  }

  private static TlsEngine played(Setting setting, boolean asServer) {
    OpenSides sides = RecordedPair.ready(setting, TlsListener.NONE);
    TlsEngine engine = asServer ? sides.server() : sides.client();
    new ScriptedEngine(sides, engine).play(RecordedPair.script(setting, asServer), 1);
    return engine;
  }
}

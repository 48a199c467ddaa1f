// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.KeyType;
import dev.signet.tls.fault.Alert;
import dev.signet.tls.fault.ConnectionEnd;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a listener sees of a connection, and a connection that its program ends. */
class ListenerTest {
  private final List<String> seen = new ArrayList<>();
  private final TlsListener listener =
      new TlsListener() {
        @Override
        public void onMessage(Direction direction, int type, Bytes message) {
          seen.add(direction + " message " + type);
        }

        @Override
        public void onChangeCipherSpec(Direction direction) {
          seen.add(direction + " change_cipher_spec");
        }

        @Override
        public void onAlert(Direction direction, int level, int description) {
          seen.add(direction + " alert " + description);
        }
      };

  @Test
  void everyMessageAndChangeCipherSpecIsSeenInItsOrder() throws TlsFault {
    pair(TestSides.client()).run();
    assertThat(seen)
        .startsWith(
            "SENT message 1",
            "RECEIVED message 2",
            "RECEIVED change_cipher_spec",
            "RECEIVED message 8",
            "RECEIVED message 11",
            "RECEIVED message 15",
            "RECEIVED message 20",
            "SENT message 20")
        .containsOnlyOnce("SENT change_cipher_spec");
    seen.clear();
    pair(Handshake12Test.client()).run();
    assertThat(seen)
        .startsWith(
            "SENT message 1",
            "RECEIVED message 2",
            "RECEIVED message 11",
            "RECEIVED message 12",
            "RECEIVED message 14",
            "SENT message 16",
            "SENT change_cipher_spec",
            "SENT message 20")
        .containsOnlyOnce("RECEIVED change_cipher_spec");
  }

  @Test
  void aProgramEndsItsConnectionWithAnAlertOfItsChoice() throws TlsFault {
    EnginePair pair = pair(TestSides.client()).run();
    pair.client.abort(Alert.USER_CANCELED);
    pair.client.abort(Alert.INTERNAL_ERROR);
    assertThat(pair.client.step()).isEqualTo(new Step.Closed());
    assertThat(pair.client.failure()).map(TlsFault::code).contains(ConnectionEnd.ABORTED);
    assertThat(seen).endsWith("SENT alert 90").doesNotContain("SENT alert 80");
    assertThatThrownBy(() -> EnginePair.move(pair.client, pair.server))
        .isInstanceOf(TlsFault.class)
        .hasMessageContaining("user_canceled");
    assertThatThrownBy(() -> EnginePair.seal(pair.client, "more")).isInstanceOf(TlsFault.class);
  }

  private EnginePair pair(ClientConfig client) {
    Environment environment = client.environment();
    return new EnginePair(
        client.withEnvironment(
            new Environment(
                environment.primitives(), environment.random(), environment.clock(), listener)),
        TestSides.server(TestSides.credential(KeyType.P256)),
        "localhost");
  }
}

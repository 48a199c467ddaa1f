// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jsse.EnginePair;
import dev.signet.jsse.SessionDetails;
import dev.signet.jsse.TestParty;
import dev.signet.testkit.TestCa;
import java.nio.ByteBuffer;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

/** What SSLParameters change on the wire. */
class EngineSettingsTest {
  private static final TestCa CA = TestCa.create();

  @Test
  void withoutACommonGroupThereIsNoHandshake() {
    EnginePair pair = pair();
    change(pair.client(), parameters -> parameters.setNamedGroups(new String[] {"secp384r1"}));
    change(pair.server(), parameters -> parameters.setNamedGroups(new String[] {"x25519"}));
    assertThatThrownBy(pair::handshake)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("No common named group");
    assertThatThrownBy(pair::settle).hasMessageContaining("Received fatal alert:");
  }

  @Test
  void hybridGroupsAloneCanBeDemanded() throws Exception {
    EnginePair pair = pair();
    change(pair.client(), parameters -> parameters.setNamedGroups(new String[] {"X25519MLKEM768"}));
    pair.handshake();
    assertThat(EnginePair.transfer(pair.client(), pair.server(), "hello")).isEqualTo("hello");
    SessionDetails details = SessionDetails.of(pair.server().getSession()).orElseThrow();
    assertThat(details.group()).isEqualTo("X25519MLKEM768");
    assertThat(details.hybrid()).isTrue();
    assertThat(details.localScheme()).isEqualTo("ecdsa_secp256r1_sha256");
    EnginePair classical = pair();
    change(
        classical.client(),
        parameters -> parameters.setNamedGroups(new String[] {"X25519MLKEM768"}));
    change(classical.server(), parameters -> parameters.setNamedGroups(new String[] {"x25519"}));
    assertThatThrownBy(classical::handshake).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void theServersOrderOfSuitesCountsUnlessItSaysOtherwise() throws Exception {
    String[] clients = {"TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256"};
    String[] servers = {"TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256"};
    for (boolean own : new boolean[] {true, false}) {
      EnginePair pair = pair();
      pair.client().setEnabledCipherSuites(clients);
      pair.server().setEnabledCipherSuites(servers);
      change(pair.server(), parameters -> parameters.setUseCipherSuitesOrder(own));
      pair.handshake();
      assertThat(pair.client().getSession().getCipherSuite())
          .isEqualTo(own ? servers[0] : clients[0]);
    }
  }

  @Test
  void withoutACommonSuiteThereIsNoHandshake() {
    EnginePair pair = pair();
    pair.client().setEnabledCipherSuites(new String[] {"TLS_CHACHA20_POLY1305_SHA256"});
    pair.server().setEnabledCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
    assertThatThrownBy(pair::handshake)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("no cipher suites in common");
  }

  @Test
  void aSmallPacketSizeHolds() throws Exception {
    EnginePair pair = pair();
    change(pair.client(), parameters -> parameters.setMaximumPacketSize(1000));
    pair.handshake();
    assertThat(largest(pair.client())).isBetween(900, 1000);
  }

  @Test
  void theApplicationsConstraintsTakeVersionsAway() throws Exception {
    EnginePair pair = pair();
    change(pair.client(), parameters -> parameters.setAlgorithmConstraints(without("TLSv1.3")));
    pair.handshake();
    assertThat(pair.server().getSession().getProtocol()).isEqualTo("TLSv1.2");
  }

  @Test
  void theApplicationsConstraintsHoldForCertificates() {
    EnginePair pair = pair();
    change(pair.client(), parameters -> parameters.setAlgorithmConstraints(without("EC")));
    assertThatThrownBy(pair::handshake).hasMessageStartingWith("algorithm-constrained");
  }

  @Test
  void withNothingLeftToSpeakNothingBegins() {
    EnginePair pair = pair();
    change(pair.client(), parameters -> parameters.setAlgorithmConstraints(without("TLSv1.3")));
    pair.client().setEnabledProtocols(new String[] {"TLSv1.3"});
    assertThatThrownBy(() -> pair.client().beginHandshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("No appropriate protocol");
  }

  @Test
  void withoutASessionToGoOnWithANewOneMayBeForbidden() {
    EnginePair pair = pair();
    pair.client().setEnableSessionCreation(false);
    assertThatThrownBy(() -> pair.client().beginHandshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("No existing session to resume");
  }

  private static EnginePair pair() {
    return EnginePair.of(
        TestParty.client(TestParty.signet(), CA), TestParty.server(TestParty.signet(), CA));
  }

  private static void change(SSLEngine engine, Consumer<SSLParameters> change) {
    SSLParameters parameters = engine.getSSLParameters();
    change.accept(parameters);
    engine.setSSLParameters(parameters);
  }

  /** The largest packet that an engine makes of much. */
  private static int largest(SSLEngine engine) throws Exception {
    ByteBuffer source = ByteBuffer.wrap(new byte[50_000]);
    ByteBuffer network = ByteBuffer.allocate(200_000);
    while (source.hasRemaining()) {
      SSLEngineResult result = engine.wrap(source, network);
      assertThat(result.bytesConsumed()).isPositive();
    }
    network.flip();
    int largest = 0;
    while (network.hasRemaining()) {
      int length = 5 + network.getShort(network.position() + 3);
      largest = Math.max(largest, length);
      network.position(network.position() + length);
    }
    return largest;
  }

  private static AlgorithmConstraints without(String name) {
    return new AlgorithmConstraints() {
      @Override
      public boolean permits(
          Set<CryptoPrimitive> primitives, String algorithm, AlgorithmParameters parameters) {
        return !algorithm.equals(name);
      }

      @Override
      public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
        return !key.getAlgorithm().equals(name);
      }

      @Override
      public boolean permits(
          Set<CryptoPrimitive> primitives,
          String algorithm,
          Key key,
          AlgorithmParameters parameters) {
        return permits(primitives, algorithm, parameters);
      }
    };
  }
}

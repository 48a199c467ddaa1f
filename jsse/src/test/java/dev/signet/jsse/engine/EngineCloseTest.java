// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jsse.EnginePair;
import dev.signet.jsse.SignetProvider;
import dev.signet.jsse.TestParty;
import dev.signet.testkit.TestCa;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How connections end: half, whole, cut off, with a fault. */
class EngineCloseTest {
  private static final TestCa CA = TestCa.create();
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private SSLEngine client;
  private SSLEngine server;

  @BeforeEach
  void connect() throws Exception {
    EnginePair pair =
        EnginePair.of(
                TestParty.client(TestParty.signet(), CA), TestParty.server(TestParty.signet(), CA))
            .handshake();
    client = pair.client();
    server = pair.server();
  }

  @Test
  void aSideThatHasSaidGoodbyeStillReads() throws Exception {
    client.closeOutbound();
    assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThat(client.isOutboundDone()).isFalse();
    ByteBuffer goodbye = goodbye(client);
    assertThat(client.isOutboundDone()).isTrue();
    assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_UNWRAP);
    assertThat(server.unwrap(goodbye, NOTHING).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(server.isInboundDone()).isTrue();
    assertThat(server.isOutboundDone()).isFalse();
    assertThat(EnginePair.transfer(server, client, "still here")).isEqualTo("still here");
    server.closeOutbound();
    assertThat(client.unwrap(goodbye(server), NOTHING).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(client.isInboundDone()).isTrue();
    assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    assertThat(server.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
  }

  @Test
  void aPeersGoodbyeDoesNotMakeALoopThatNeverEnds() throws Exception {
    client.closeOutbound();
    SSLEngineResult result = server.unwrap(goodbye(client), NOTHING);
    assertThat(result.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    assertThat(server.unwrap(NOTHING, NOTHING).getStatus()).isEqualTo(Status.CLOSED);
    server.closeInbound();
    assertThat(server.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
  }

  @Test
  void bytesAfterTheGoodbyeAreLeftAlone() throws Exception {
    client.closeOutbound();
    ByteBuffer network = ByteBuffer.allocate(1000).put(goodbye(client));
    network.put("plain text of another protocol".getBytes()).flip();
    assertThat(server.unwrap(network, NOTHING).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(network.remaining()).isEqualTo(30);
    SSLEngineResult after = server.unwrap(network, NOTHING);
    assertThat(after.getStatus()).isEqualTo(Status.CLOSED);
    assertThat(after.bytesConsumed()).isZero();
  }

  @Test
  void anEndWithoutGoodbyeIsToldAsTruncation() {
    assertThatThrownBy(() -> server.closeInbound())
        .isInstanceOf(SSLException.class)
        .hasMessageStartingWith("tls-input-truncated")
        .hasMessageContaining("closing inbound before receiving peer's close_notify")
        .satisfies(thrown ->
            assertThat(SignetProvider.finding(thrown).orElseThrow().code().id())
                .isEqualTo("tls-input-truncated"));
    assertThat(server.isInboundDone()).isTrue();
  }

  @Test
  void theSecondCloseInboundSaysNothingNew() throws Exception {
    assertThatThrownBy(() -> server.closeInbound()).isInstanceOf(SSLException.class);
    server.closeInbound();
    assertThat(server.isInboundDone()).isTrue();
  }

  @Test
  void whoStopsReadingFirstStillSaysGoodbye() throws Exception {
    assertThatThrownBy(() -> server.closeInbound()).isInstanceOf(SSLException.class);
    server.closeOutbound();
    assertThat(client.unwrap(goodbye(server), NOTHING).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(client.isInboundDone()).isTrue();
    assertThat(server.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
  }

  @Test
  void afterTheEndNothingIsSent() throws Exception {
    client.closeOutbound();
    goodbye(client);
    ByteBuffer source = ByteBuffer.wrap(new byte[10]);
    SSLEngineResult result = client.wrap(source, ByteBuffer.allocate(20_000));
    assertThat(result.getStatus()).isEqualTo(Status.CLOSED);
    assertThat(source.position()).isZero();
  }

  @Test
  void anEngineThatWasNeverUsedCloses() throws Exception {
    SSLEngine fresh = TestParty.client(TestParty.signet(), CA).createSSLEngine("localhost", 1);
    fresh.setUseClientMode(true);
    fresh.closeOutbound();
    assertThat(fresh.isOutboundDone()).isTrue();
    fresh.closeInbound();
    assertThat(fresh.isInboundDone()).isTrue();
    assertThat(fresh.wrap(NOTHING, ByteBuffer.allocate(20_000)).getStatus())
        .isEqualTo(Status.CLOSED);
    assertThat(fresh.unwrap(NOTHING, NOTHING).getStatus()).isEqualTo(Status.CLOSED);
  }

  @Test
  void aForgedRecordIsThrownOnceAndTheAlertWaitsForTheNextWrap() throws Exception {
    ByteBuffer network = ByteBuffer.allocate(1000);
    client.wrap(ByteBuffer.wrap("payment: 1".getBytes()), network);
    network.flip();
    network.put(10, (byte) (network.get(10) ^ 1));
    assertThatThrownBy(() -> server.unwrap(network, ByteBuffer.allocate(100)))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("Tag mismatch");
    assertThat(server.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    ByteBuffer alert = ByteBuffer.allocate(20_000);
    assertThat(server.wrap(NOTHING, alert).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(server.isOutboundDone()).isTrue();
    assertThat(server.isInboundDone()).isTrue();
    assertThatThrownBy(() -> client.unwrap(alert.flip(), NOTHING))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("Received fatal alert: bad_record_mac");
  }

  @Test
  void aGoodbyeInTheMiddleOfTheHandshakeEndsIt() throws Exception {
    SSLEngine other = TestParty.client(TestParty.signet(), CA).createSSLEngine("localhost", 1);
    other.setUseClientMode(true);
    other.beginHandshake();
    ByteBuffer hello = ByteBuffer.allocate(20_000);
    other.wrap(NOTHING, hello);
    byte[] goodbye = {21, 3, 3, 0, 2, 1, 0};
    SSLEngineResult result = other.unwrap(ByteBuffer.wrap(goodbye), NOTHING);
    assertThat(result.getStatus()).isEqualTo(Status.CLOSED);
    assertThat(other.getHandshakeStatus()).isNotEqualTo(HandshakeStatus.NEED_UNWRAP);
  }

  @Test
  void plainHttpIsNamed() throws Exception {
    SSLEngine fresh = TestParty.server(TestParty.signet(), CA).createSSLEngine();
    fresh.setUseClientMode(false);
    ByteBuffer request = ByteBuffer.wrap("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
    assertThatThrownBy(() -> fresh.unwrap(request, NOTHING))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("Unrecognized SSL message, plaintext connection?");
  }

  @Test
  void theRefusedCertificateIsExplainedOnBothSides() throws Exception {
    EnginePair pair =
        EnginePair.of(
            TestParty.client(TestParty.signet(), TestCa.create()),
            TestParty.server(TestParty.signet(), CA));
    assertThatThrownBy(pair::handshake)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("PKIX path building failed")
        .hasMessageContaining("unable to find valid certification path to requested target")
        .satisfies(thrown ->
            assertThat(thrown.getMessage())
                .startsWith(SignetProvider.finding(thrown).orElseThrow().code().id() + ":"));
    assertThatThrownBy(pair::settle)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("Received fatal alert: unknown_ca");
  }

  private static ByteBuffer goodbye(SSLEngine engine) throws SSLException {
    ByteBuffer network = ByteBuffer.allocate(100);
    SSLEngineResult result = engine.wrap(NOTHING, network);
    assertThat(result.getStatus()).isEqualTo(Status.CLOSED);
    return network.flip();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jsse.EnginePair;
import dev.signet.jsse.TestParty;
import dev.signet.testkit.TestCa;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Random;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buffers of every kind and size: what users of SSLEngine get wrong, or get wrong answers for. */
class EngineBufferTest {
  private static final TestCa CA = TestCa.create();
  private static final int SEED = 20261121;

  private EnginePair pair;
  private SSLEngine client;
  private SSLEngine server;

  @BeforeEach
  void connect() throws Exception {
    pair =
        EnginePair.of(
                TestParty.client(TestParty.signet(), CA), TestParty.server(TestParty.signet(), CA))
            .handshake();
    client = pair.client();
    server = pair.server();
  }

  @Test
  void everyPrefixOfARecordIsAnUnderflowThatTakesNothing() throws Exception {
    ByteBuffer record = record("hello".getBytes());
    for (int count = 0; count < record.limit(); count++) {
      ByteBuffer part = record.duplicate().limit(count);
      SSLEngineResult result = server.unwrap(part, ByteBuffer.allocate(100));
      assertThat(result.getStatus()).as("%d bytes", count).isEqualTo(Status.BUFFER_UNDERFLOW);
      assertThat(result.bytesConsumed()).isZero();
      assertThat(part.position()).isZero();
    }
    assertThat(server.unwrap(record, ByteBuffer.allocate(5)).bytesProduced()).isEqualTo(5);
  }

  @Test
  void tooLittleRoomForPlaintextLosesNothing() throws Exception {
    byte[] plain = random(1000);
    ByteBuffer record = record(plain);
    for (int room = 0; room < 1000; room += 111) {
      ByteBuffer small = ByteBuffer.allocate(room);
      SSLEngineResult result = server.unwrap(record, small);
      assertThat(result.getStatus()).isEqualTo(Status.BUFFER_OVERFLOW);
      assertThat(result.bytesConsumed()).isZero();
      assertThat(result.bytesProduced()).isZero();
      assertThat(small.position()).isZero();
    }
    ByteBuffer exact = ByteBuffer.allocate(1000);
    SSLEngineResult result = server.unwrap(record, exact);
    assertThat(result.getStatus()).isEqualTo(Status.OK);
    assertThat(exact.array()).isEqualTo(plain);
    assertThat(record.hasRemaining()).isFalse();
    assertThat(EnginePair.transfer(client, server, "next")).isEqualTo("next");
  }

  @Test
  void aRecordWithoutApplicationDataNeedsNoRoom() throws Exception {
    client.closeOutbound();
    ByteBuffer network = ByteBuffer.allocate(100);
    client.wrap(ByteBuffer.allocate(0), network);
    SSLEngineResult result = server.unwrap(network.flip(), ByteBuffer.allocate(0));
    assertThat(result.getStatus()).isEqualTo(Status.CLOSED);
  }

  @Test
  void tooLittleRoomForARecordTakesNothing() throws Exception {
    ByteBuffer source = ByteBuffer.wrap(random(500));
    for (int room = 0; room < 500; room += 50) {
      SSLEngineResult result = client.wrap(source, ByteBuffer.allocate(room));
      assertThat(result.getStatus()).isEqualTo(Status.BUFFER_OVERFLOW);
      assertThat(source.position()).isZero();
    }
    ByteBuffer network = ByteBuffer.allocate(client.getSession().getPacketBufferSize());
    assertThat(client.wrap(source, network).bytesConsumed()).isEqualTo(500);
  }

  @Test
  void aPacketBufferHoldsEveryRecordAndAnApplicationBufferItsPlaintext() throws Exception {
    byte[] plain = random(100_000);
    ByteBuffer source = ByteBuffer.wrap(plain);
    ByteBuffer received = ByteBuffer.allocate(plain.length);
    while (source.hasRemaining()) {
      ByteBuffer network = ByteBuffer.allocate(client.getSession().getPacketBufferSize());
      assertThat(client.wrap(source, network).getStatus()).isEqualTo(Status.OK);
      ByteBuffer target = ByteBuffer.allocate(server.getSession().getApplicationBufferSize());
      assertThat(server.unwrap(network.flip(), target).getStatus()).isEqualTo(Status.OK);
      received.put(target.flip());
    }
    assertThat(received.array()).isEqualTo(plain);
  }

  @Test
  void buffersOfEveryKindAndSplitGiveTheSame() throws Exception {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      byte[] plain = random(random.nextInt(20_000));
      ByteBuffer network = buffer(random, 2 * plain.length + 20_000);
      ByteBuffer[] sources = split(random, plain);
      while (remaining(sources) > 0) {
        SSLEngineResult sent = client.wrap(sources, network);
        assertThat(sent.getStatus()).as("seed %d, round %d", SEED, round).isEqualTo(Status.OK);
      }
      ByteBuffer[] targets = rooms(random, plain.length);
      network.flip();
      byte[] received = receive(random, network, targets, plain.length);
      assertThat(received).as("seed %d, round %d", SEED, round).isEqualTo(plain);
    }
  }

  @Test
  void theHandshakeComesInPiecesOfOneByte() throws Exception {
    EnginePair fresh =
        EnginePair.of(
            TestParty.client(TestParty.signet(), CA), TestParty.server(TestParty.signet(), CA));
    trickle(fresh.client(), fresh.server());
    assertThat(fresh.client().getSession().getProtocol()).isEqualTo("TLSv1.3");
    assertThat(fresh.server().getSession().getProtocol()).isEqualTo("TLSv1.3");
  }

  @Test
  void plaintextMayBeOpenedAndSealedInPlace() throws Exception {
    ByteBuffer shared = ByteBuffer.allocate(40_000);
    shared.put("in place".getBytes());
    ByteBuffer source = shared.duplicate().flip();
    ByteBuffer target = shared.duplicate().position(0).limit(40_000);
    assertThat(client.wrap(source, target).getStatus()).isEqualTo(Status.OK);
    ByteBuffer record = target.duplicate().flip();
    ByteBuffer plain = shared.duplicate().position(0).limit(40_000);
    assertThat(server.unwrap(record, plain).bytesProduced()).isEqualTo(8);
    assertThat(new String(shared.array(), 0, 8)).isEqualTo("in place");
  }

  @Test
  void wrongArgumentsAreToldApart() {
    ByteBuffer room = ByteBuffer.allocate(20_000);
    assertThatThrownBy(() -> client.wrap(room, room.asReadOnlyBuffer()))
        .isInstanceOf(ReadOnlyBufferException.class);
    assertThatThrownBy(() -> client.unwrap(room, room.asReadOnlyBuffer()))
        .isInstanceOf(ReadOnlyBufferException.class);
    assertThatThrownBy(() -> client.wrap((ByteBuffer) null, room))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> client.wrap(new ByteBuffer[] {room}, 1, 1, room))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> client.wrap(new ByteBuffer[] {null}, 0, 1, room))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoThreadsWrapAndUnwrapAtATime() throws Exception {
    int rounds = 2_000;
    Thread opposite =
        Thread.ofVirtual()
            .start(() -> {
              try {
                for (int i = 0; i < rounds; i++) {
                  server.wrap(ByteBuffer.wrap(new byte[100]), ByteBuffer.allocate(200));
                }
              } catch (SSLException e) {
                throw new IllegalStateException(e);
              }
            });
    for (int i = 0; i < rounds; i++) {
      assertThat(EnginePair.transfer(client, server, "text " + i)).isEqualTo("text " + i);
    }
    opposite.join();
  }

  private ByteBuffer record(byte[] plain) throws SSLException {
    ByteBuffer network = ByteBuffer.allocate(plain.length + 200);
    assertThat(client.wrap(ByteBuffer.wrap(plain), network).getStatus()).isEqualTo(Status.OK);
    return network.flip();
  }

  private byte[] receive(Random random, ByteBuffer network, ByteBuffer[] targets, int expected)
      throws SSLException {
    ByteBuffer whole = ByteBuffer.allocate(expected);
    while (network.hasRemaining()) {
      SSLEngineResult result = server.unwrap(network, targets);
      boolean full = result.getStatus() == Status.BUFFER_OVERFLOW;
      assertThat(full || result.getStatus() == Status.OK).as(result.toString()).isTrue();
      for (ByteBuffer target : targets) {
        whole.put(target.flip());
        target.clear();
      }
      if (full) {
        targets[0] = buffer(random, 16_384);
      }
    }
    return whole.array();
  }

  private static void trickle(SSLEngine client, SSLEngine server) throws SSLException {
    client.beginHandshake();
    server.beginHandshake();
    for (int turn = 0; turn < 10; turn++) {
      bytewise(client, server);
      bytewise(server, client);
    }
  }

  private static void bytewise(SSLEngine from, SSLEngine to) throws SSLException {
    ByteBuffer sent = ByteBuffer.allocate(100_000);
    while (from.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      from.wrap(ByteBuffer.allocate(0), sent);
    }
    sent.flip();
    ByteBuffer gathered = ByteBuffer.allocate(100_000);
    while (sent.hasRemaining()) {
      gathered.put(sent.get());
      gathered.flip();
      to.unwrap(gathered, ByteBuffer.allocate(0));
      gathered.compact();
    }
    assertThat(gathered.position()).isZero();
  }

  private static ByteBuffer[] split(Random random, byte[] plain) {
    ByteBuffer[] parts = new ByteBuffer[1 + random.nextInt(4)];
    int at = 0;
    for (int i = 0; i < parts.length; i++) {
      int count = i == parts.length - 1 ? plain.length - at : random.nextInt(plain.length - at + 1);
      parts[i] = buffer(random, count + 7).position(3).limit(3 + count);
      parts[i].duplicate().put(plain, at, count);
      at += count;
    }
    return parts;
  }

  private static ByteBuffer[] rooms(Random random, int size) {
    ByteBuffer[] rooms = new ByteBuffer[1 + random.nextInt(4)];
    for (int i = 0; i < rooms.length; i++) {
      rooms[i] = buffer(random, random.nextInt(size + 1));
    }
    return rooms;
  }

  private static ByteBuffer buffer(Random random, int size) {
    return switch (random.nextInt(3)) {
      case 0 -> ByteBuffer.allocateDirect(size);
      case 1 -> ByteBuffer.allocate(size + 11).position(11).slice();
      default -> ByteBuffer.allocate(size);
    };
  }

  private static int remaining(ByteBuffer[] buffers) {
    int sum = 0;
    for (ByteBuffer buffer : buffers) {
      sum += buffer.remaining();
    }
    return sum;
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(SEED).nextBytes(bytes);
    return bytes;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeJoinerTest {
  private final HandshakeJoiner joiner = new HandshakeJoiner();

  @RepeatedTest(50)
  void anyFragmentsGiveTheSameMessages(RepetitionInfo repetition) throws TlsFault {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    List<Bytes> messages = new ArrayList<>();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int i = 0; i < 8; i++) {
      byte[] message = message(random.nextInt(30), random.nextInt(random.nextInt(1, 20_000)));
      messages.add(Bytes.of(message));
      stream.writeBytes(message);
    }
    byte[] all = stream.toByteArray();
    List<Bytes> joined = new ArrayList<>();
    for (int at = 0; at < all.length; ) {
      int length = Math.min(all.length - at, random.nextInt(1, RecordLimits.PLAINTEXT + 1));
      joiner.add(all, at, length);
      takeAll(joined);
      at += length;
    }

    assertThat(joined).as("seed %d", seed).isEqualTo(messages);
    assertThat(joiner.isAligned()).isTrue();
  }

  @Test
  void oneByteAtATimeIsEnough() throws TlsFault {
    byte[] message = message(1, 300);
    List<Bytes> joined = new ArrayList<>();
    for (int i = 0; i < message.length; i++) {
      assertThat(joined).isEmpty();
      joiner.add(message, i, 1);
      takeAll(joined);
    }

    assertThat(joined).containsExactly(Bytes.of(message));
  }

  @Test
  void aStartedMessageIsNoPlaceForNewKeys() throws TlsFault {
    joiner.add(message(2, 10), 0, 14);
    joiner.add(message(8, 10), 0, 1);
    assertThat(joiner.next()).isNotNull();

    assertThat(joiner.next()).isNull();
    assertThat(joiner.isAligned()).isFalse();
  }

  @Test
  void aWholeMessageThatWaitsIsNoPlaceForNewKeysEither() throws TlsFault {
    joiner.add(message(2, 10), 0, 14);
    joiner.add(message(8, 10), 0, 14);
    assertThat(joiner.next()).isNotNull();

    assertThat(joiner.isAligned()).isFalse();
    assertThat(joiner.next()).isNotNull();
    assertThat(joiner.isAligned()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1,65536", "20,65536", "11,131072", "25,131072"})
  void aMessageIsRefusedByTheLengthThatItAnnounces(int type, int limit) throws TlsFault {
    joiner.add(header(type, limit), 0, 4);
    assertThat(joiner.next()).isNull();

    HandshakeJoiner other = new HandshakeJoiner();
    other.add(header(type, limit + 1), 0, 4);
    assertThatThrownBy(other::next)
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault -> assertThat(fault.code()).isEqualTo(InvalidMessage.MESSAGE_TOO_LONG));
  }

  @Test
  void whatIsGivenIsNotChangedByWhatComesAfter() throws TlsFault {
    byte[] fragment = message(1, 20);
    joiner.add(fragment, 0, fragment.length);
    Bytes first = joiner.next();
    Bytes copy = Bytes.of(java.util.Objects.requireNonNull(first).toArray());
    fragment[10] ^= 1;
    joiner.add(message(2, 20), 0, 24);

    assertThat(first).isEqualTo(copy);
  }

  private void takeAll(List<Bytes> joined) throws TlsFault {
    for (Bytes message = joiner.next(); message != null; message = joiner.next()) {
      joined.add(message);
    }
  }

  private static byte[] message(int type, int length) {
    byte[] message = new byte[4 + length];
    new Random(length).nextBytes(message);
    System.arraycopy(header(type, length), 0, message, 0, 4);
    return message;
  }

  private static byte[] header(int type, int length) {
    return new byte[] {(byte) type, (byte) (length >> 16), (byte) (length >> 8), (byte) length};
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.KeyType;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever one bit is changed on its way in a handshake: one side says so by a fault, or waits for
 * bytes that do not come. Only what RFC 9846 tells a reader to ignore may pass.
 */
class ChangedBytesTest {
  /** Each handshake costs milliseconds: from a seed, one byte in so many is tried. */
  private static final int STRIDE = 11;

  private static final int HEADER = 5;
  private static final int ROOM = 1 << 15;
  private static final Credential P256 =
      TestSides.credential(KeyType.P256).withOcspResponse(Bytes.of(new byte[] {0x30, 0}));
  private static final Credential ALICE = TestSides.credential(TestSides.CA.client("alice"));

  static Stream<Arguments> versionsAndSeeds() {
    return Stream.of(ProtocolVersion.values())
        .flatMap(version -> Stream.of(1L, 2L).map(seed -> Arguments.of(version, seed)));
  }

  @ParameterizedTest
  @MethodSource("versionsAndSeeds")
  void aChangedBitIsRefused(ProtocolVersion version, long seed) throws TlsFault {
    Random random = new Random(seed);
    int[] lengths = lengths(version);
    int tried = 0;
    for (int flight = 0; flight < lengths.length; flight++) {
      for (int at = random.nextInt(STRIDE); at < lengths[flight]; at += STRIDE) {
        Change change = new Change(flight, at, 1 << random.nextInt(8));
        assertThat(isUnharmed(version, change)).as("%s %s", version, change).isFalse();
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(200);
  }

  private record Change(int flight, int at, int bit) {}

  /** How long each flight is, from one handshake in which nothing is changed. */
  private static int[] lengths(ProtocolVersion version) throws TlsFault {
    List<Integer> lengths = new ArrayList<>();
    TlsEngine[] sides = sides(version);
    sides[0].start();
    for (int turn = 0; sides[turn % 2].pendingBytes() > 0; turn++) {
      byte[] flight = EnginePair.drain(sides[turn % 2]);
      lengths.add(flight.length);
      EnginePair.feed(flight, sides[1 - turn % 2]);
    }
    // What is counted is the handshake, without the tickets of TLS 1.3 after it.
    int last = version == ProtocolVersion.TLS13 ? 3 : lengths.size();
    return lengths.stream().limit(last).mapToInt(Integer::intValue).toArray();
  }

  /** Whether both sides are established and understand each other in spite of the change. */
  private static boolean isUnharmed(ProtocolVersion version, Change change) {
    TlsEngine[] sides = sides(version);
    try {
      sides[0].start();
      for (int turn = 0; sides[turn % 2].pendingBytes() > 0; turn++) {
        byte[] flight = EnginePair.drain(sides[turn % 2]);
        if (turn == change.flight && change(flight, change)) {
          return false;
        }
        if (!fed(flight, sides[1 - turn % 2])) {
          return false;
        }
      }
      return sides[0].canSend()
          && sides[1].canSend()
          && EnginePair.send(sides[0], sides[1], "ping").equals("ping");
    } catch (TlsFault fault) {
      assertThat(fault.getMessage()).startsWith("tls-");
      return false;
    }
  }

  /**
   * Changes the bit; true where there is nothing to see: RFC 9846, 5.1 has the version of a record
   * "ignored for all purposes".
   */
  private static boolean change(byte[] flight, Change change) {
    // An ECDSA signature is not always of one length, so neither is its flight.
    if (change.at >= flight.length) {
      return true;
    }
    int record = 0;
    while (change.at - record >= HEADER + length(flight, record)) {
      record += HEADER + length(flight, record);
    }
    int inRecord = change.at - record;
    flight[change.at] ^= (byte) change.bit;
    return inRecord == 1 || inRecord == 2;
  }

  private static int length(byte[] flight, int record) {
    return (flight[record + 3] & 0xff) << 8 | (flight[record + 4] & 0xff);
  }

  /** Gives whole records; false where one is announced to be longer than what came. */
  private static boolean fed(byte[] flight, TlsEngine to) throws TlsFault {
    byte[] plain = new byte[ROOM];
    for (int at = 0; at < flight.length; ) {
      int length = to.recordLength(flight, at, flight.length - at);
      if (length == 0 || at + length > flight.length) {
        return false;
      }
      to.receive(flight, at, length, plain, 0);
      at += length;
    }
    return true;
  }

  private static TlsEngine[] sides(ProtocolVersion version) {
    ClientConfig client = TestSides.client().withCredentials(ClientCredentials.of(ALICE));
    client = client.withParameters(client.parameters().withVersions(version));
    ClientAuthentication asked =
        new ClientAuthentication.Asked(true, TestSides.acceptingVerifier(), List.of());
    CredentialChoice choice =
        new CredentialChoice.Chosen(List.of(P256), List.of(), asked, Bytes.EMPTY);
    ServerConfig server =
        ServerConfig.of(CredentialSelector.always(choice)).withSessions(TestTickets.sessions());
    return new TlsEngine[] {TlsEngine.client(client, "localhost", 443), TlsEngine.server(server)};
  }
}

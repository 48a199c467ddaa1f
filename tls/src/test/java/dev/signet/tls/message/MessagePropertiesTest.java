// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every message, whatever it says: from seeds, which a failure names. */
class MessagePropertiesTest {
  /** One way of reading. */
  private interface Reading {
    HandshakeMessage read(Bytes message) throws TlsFault;
  }

  private record Case(HandshakeMessage message, Reading reading) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsWrittenIsReadAsItWas(long seed) throws TlsFault {
    for (Case each : cases(seed)) {
      HandshakeMessage read = each.reading.read(Bytes.wrap(each.message.encoded()));
      assertThat(read).isEqualTo(each.message);
      assertThat(read.encoded()).isEqualTo(each.message.encoded());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void everyPrefixIsRefused(long seed) {
    for (Case each : cases(seed)) {
      byte[] whole = each.message.encoded();
      for (int length = 0; length < whole.length; length++) {
        assertRefused(each, Arrays.copyOf(whole, length));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void everyBodyThatIsCutIsRefusedWhateverItsHeaderSays(long seed) {
    for (Case each : cases(seed)) {
      byte[] whole = each.message.encoded();
      for (int length = HandshakeMessage.HEADER_LENGTH; length < whole.length; length++) {
        byte[] cut = withLength(Arrays.copyOf(whole, length));
        if (!mayEndAnywhere(each.message, length)) {
          assertRefused(each, cut);
        }
      }
      assertRefusedUnlessOpen(each, withLength(Arrays.copyOf(whole, whole.length + 1)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32})
  void aChangedByteIsRefusedOrReadAsItStands(long seed) {
    Random random = new Random(seed);
    for (Case each : cases(seed)) {
      byte[] whole = each.message.encoded();
      for (int i = 0; i < whole.length; i++) {
        byte[] changed = whole.clone();
        changed[i] ^= (byte) (1 + random.nextInt(255));
        assertRefusedOrReproduced(each, changed);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42})
  void bytesOfChanceAreRefusedOrReadAsTheyStand(long seed) {
    Samples samples = new Samples(seed);
    for (Case each : cases(seed)) {
      for (int i = 0; i < 500; i++) {
        byte[] noise = samples.bytes(4, 80).toArray();
        noise[0] = (byte) each.message.type();
        assertRefusedOrReproduced(each, withLength(noise));
      }
    }
  }

  private static List<Case> cases(long seed) {
    List<Case> cases = new ArrayList<>();
    Samples samples = new Samples(seed);
    samples.tls13().forEach(each -> cases.add(new Case(each, HandshakeReader::readTls13)));
    samples.tls12().forEach(each -> cases.add(new Case(each, HandshakeReader::readTls12)));
    return cases;
  }

  private static byte[] withLength(byte[] message) {
    int body = message.length - HandshakeMessage.HEADER_LENGTH;
    message[1] = (byte) (body >> 16);
    message[2] = (byte) (body >> 8);
    message[3] = (byte) body;
    return message;
  }

  /** Finished is as long as it is; the hellos may end before their extensions. */
  private static boolean mayEndAnywhere(HandshakeMessage message, int length) {
    return switch (message) {
      case FinishedMessage _ -> true;
      case ClientHello hello -> length == withoutExtensions(hello, hello.extensions());
      case ServerHello hello -> length == withoutExtensions(hello, hello.extensions());
      case HelloRetryRequest hello -> length == withoutExtensions(hello, hello.extensions());
      default -> false;
    };
  }

  private static int withoutExtensions(HandshakeMessage hello, ExtensionBlock block) {
    WireWriter written = new WireWriter();
    block.write(written);
    return hello.encoded().length - written.length();
  }

  private static void assertRefusedUnlessOpen(Case each, byte[] bytes) {
    if (!(each.message instanceof FinishedMessage)) {
      assertRefused(each, bytes);
    }
  }

  private static void assertRefused(Case each, byte[] bytes) {
    try {
      fail("%s was read from %s", each.reading.read(Bytes.wrap(bytes)), Bytes.wrap(bytes).hex());
    } catch (TlsFault fault) {
      assertThat(fault.code()).isInstanceOf(InvalidMessage.class);
    }
  }

  private static void assertRefusedOrReproduced(Case each, byte[] bytes) {
    try {
      assertThat(each.reading.read(Bytes.wrap(bytes)).encoded()).isEqualTo(bytes);
    } catch (TlsFault fault) {
      assertThat(fault.code()).isInstanceOf(InvalidMessage.class);
      assertThat(fault.getMessage()).startsWith("tls-");
    }
  }
}

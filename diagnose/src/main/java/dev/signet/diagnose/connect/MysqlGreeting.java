// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.Ending;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * MySQL's connection phase: the server's greeting (protocol 10) says whether it has TLS, and a
 * client asks for it by the first part of its answer.
 */
final class MysqlGreeting implements Greeting {
  private static final int HEADER = 4;

  /** A greeting has about a hundred bytes. */
  private static final int MAX_GREETING = 1024;

  private static final int PROTOCOL = 10;
  private static final int ERROR = 0xff;

  /** Connection id, eight bytes of scramble and a filler stand behind the version. */
  private static final int BEFORE_CAPABILITIES = 4 + 8 + 1;

  private static final int CLIENT_PROTOCOL_41 = 0x0200;
  private static final int CLIENT_SSL = 0x0800;
  private static final int CLIENT_SECURE_CONNECTION = 0x8000;
  private static final int MAX_PACKET = 1 << 24;
  private static final int REQUEST = 32;
  private static final byte UTF8MB4 = 45;

  @Override
  public Optional<Ending> greet(PlainStream stream) throws PlainStream.Ended {
    byte[] header = stream.readFully(HEADER);
    int length = (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
    if (length == 0 || length > MAX_GREETING) {
      return Optional.of(new Ending.GreetingForeign("MySQL"));
    }
    byte[] greeting = stream.readFully(length);
    if ((greeting[0] & 0xff) == ERROR) {
      return Optional.of(new Ending.TlsDeclined(error(greeting)));
    }
    int capabilities = capabilities(greeting);
    if (greeting[0] != PROTOCOL || capabilities < 0) {
      return Optional.of(new Ending.GreetingForeign("MySQL"));
    }
    if ((capabilities & CLIENT_SSL) == 0) {
      return Optional.of(new Ending.TlsDeclined("a greeting without the capability SSL"));
    }
    stream.write(request(header[3] + 1));
    return Optional.empty();
  }

  private static byte[] request(int sequence) {
    return ByteBuffer.allocate(HEADER + REQUEST)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(REQUEST | sequence << 24)
        .putInt(CLIENT_PROTOCOL_41 | CLIENT_SSL | CLIENT_SECURE_CONNECTION)
        .putInt(MAX_PACKET)
        .put(UTF8MB4)
        .array();
  }

  private static int capabilities(byte[] greeting) {
    int end = 1;
    while (end < greeting.length && greeting[end] != 0) {
      end++;
    }
    int at = end + 1 + BEFORE_CAPABILITIES;
    return at + 1 < greeting.length ? (greeting[at] & 0xff) | (greeting[at + 1] & 0xff) << 8 : -1;
  }

  /** An error packet: its kind, a number of two bytes, and text. */
  private static String error(byte[] packet) {
    int from = Math.min(3, packet.length);
    return new String(packet, from, packet.length - from, StandardCharsets.UTF_8);
  }
}

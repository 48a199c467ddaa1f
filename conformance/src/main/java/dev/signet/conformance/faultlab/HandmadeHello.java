// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.HexFormat;

/** The first flight of a server of TLS 1.2 that no library would send. */
final class HandmadeHello {
  /** RFC 5246, 7.4.1.3, with a random value that is none and no session. */
  private static final String HEAD = "0303" + "5a".repeat(32) + "00";

  /** ECDHE_ECDSA with AES-128-GCM, which every client offers. */
  private static final String SUITE = "c02b";

  /** RFC 7627, 5.1, and RFC 5746, 3.2. */
  private static final String EXTENSIONS = "0009" + "00170000" + "ff01000100";

  /** RFC 8422, 5.4: a share of x25519, and a signature that nobody can check. */
  private static final String KEY_EXCHANGE = "03001d20" + "09".repeat(32) + "04030004" + "5a5a5a5a";

  private static final int HANDSHAKE = 22;
  private static final int SERVER_HELLO = 2;
  private static final int CERTIFICATE = 11;
  private static final int SERVER_KEY_EXCHANGE = 12;

  private HandmadeHello() {}

  /** A good hello, and then something that is no certificate. */
  static void withCertificate(Socket client, byte[] certificate) throws IOException {
    RawServer.readHello(client.getInputStream());
    ByteArrayOutputStream flight = new ByteArrayOutputStream();
    flight.writeBytes(message(SERVER_HELLO, hello("00")));
    flight.writeBytes(message(CERTIFICATE, vector(vector(certificate))));
    flight.writeBytes(message(SERVER_KEY_EXCHANGE, HexFormat.of().parseHex(KEY_EXCHANGE)));
    answer(client, flight.toByteArray());
  }

  /** A hello that compresses: RFC 5246, 7.4.1.2 lets a server choose from what was offered. */
  static void compressing(Socket client) throws IOException {
    RawServer.readHello(client.getInputStream());
    answer(client, message(SERVER_HELLO, hello("01")));
  }

  private static byte[] hello(String compression) {
    return HexFormat.of().parseHex(HEAD + SUITE + compression + EXTENSIONS);
  }

  private static void answer(Socket client, byte[] flight) throws IOException {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(
        new byte[] {HANDSHAKE, 3, 3, (byte) (flight.length >> 8), (byte) flight.length});
    record.writeBytes(flight);
    client.getOutputStream().write(record.toByteArray());
    client.getInputStream().read(new byte[100]);
  }

  private static byte[] message(int type, byte[] body) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(type);
    message.writeBytes(vector(body));
    return message.toByteArray();
  }

  /** With a length of three bytes. */
  private static byte[] vector(byte[] body) {
    ByteArrayOutputStream vector = new ByteArrayOutputStream();
    vector.writeBytes(
        new byte[] {(byte) (body.length >> 16), (byte) (body.length >> 8), (byte) body.length});
    vector.writeBytes(body);
    return vector.toByteArray();
  }
}

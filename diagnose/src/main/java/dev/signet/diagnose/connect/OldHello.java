// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.fact.ServerChoice;
import dev.signet.tls.extension.Extension;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.KeyShareEntry;
import dev.signet.tls.extension.KeyShares;
import dev.signet.tls.extension.MarkerExtension;
import dev.signet.tls.extension.PointFormats;
import dev.signet.tls.extension.RenegotiatedConnection;
import dev.signet.tls.extension.ServerName;
import dev.signet.tls.extension.SignatureSchemes;
import dev.signet.tls.extension.SupportedGroups;
import dev.signet.tls.extension.SupportedVersions;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import dev.signet.tls.wire.WireWriter;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One hello that offers everything that programs have offered since 1999, and reads no further than
 * the server's choice. It shows what a server insists on that Signet does not speak; no key is
 * made, so nothing could go on from there.
 */
final class OldHello {
  private static final int RECORD_HEADER = 5;
  private static final int HANDSHAKE = 22;
  private static final int ALERT = 21;
  private static final int MAX_RECORD = 1 << 14;

  /** TLS 1.3, then ECDHE, DHE and static RSA, with GCM, CBC, 3DES and RC4; at the end RFC 5746. */
  private static final CodePoints SUITES =
      CodePoints.of(
          0x1301, 0x1302, 0x1303, 0xC02B, 0xC02C, 0xCCA9, 0xC02F, 0xC030, 0xCCA8, 0xC023, 0xC024,
          0xC009, 0xC00A, 0xC027, 0xC028, 0xC013, 0xC014, 0x009E, 0x009F, 0xCCAA, 0x0067, 0x006B,
          0x0033, 0x0039, 0x009C, 0x009D, 0x003C, 0x003D, 0x002F, 0x0035, 0x000A, 0x0005, 0x0004,
          0x00FF);

  /** All curves of RFC 8422 and before, those of Brainpool, X448 and the finite fields. */
  private static final CodePoints GROUPS =
      CodePoints.of(
          0x001D, 0x0017, 0x0018, 0x0019, 0x001E, 0x001A, 0x001B, 0x001C, 0x0016, 0x0013, 0x0015,
          0x0100, 0x0101, 0x0102);

  /** With SHA-1 and DSA, which Signet never offers. */
  private static final CodePoints SCHEMES =
      CodePoints.of(
          0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080A, 0x080B,
          0x0401, 0x0501, 0x0601, 0x0203, 0x0201, 0x0402, 0x0202);

  /** RFC 7748, 6.1: a public key from there, since nobody will compute anything with it. */
  private static final String X25519_SHARE =
      "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";

  /** RFC 8422, 5.4. */
  private static final int NAMED_CURVE = 3;

  private static final int FIRST_VERSION = 0x0301;
  private static final int TLS12 = 0x0303;
  private static final int MAJOR_VERSION = 3;
  private static final int HEADER = 4;

  /** A server's first flight has some four messages, each in a record of its own at the most. */
  private static final int MAX_RECORDS = 16;

  private final PlainStream stream;
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  private Optional<ServerChoice> choice = Optional.empty();

  OldHello(PlainStream stream) {
    this.stream = stream;
  }

  /** What came of it: the choice, an alert, or nothing. */
  record Outcome(Ending ending, Optional<ServerChoice> choice) {}

  /** Sends the hello and reads what the server chooses. */
  Outcome exchange(String serverName) {
    byte[] hello = hello(serverName).encoded();
    WireWriter record = new WireWriter().u8(HANDSHAKE).u16(FIRST_VERSION);
    stream.write(record.opaque16(Bytes.wrap(hello)).toArray());
    try {
      return choice();
    } catch (PlainStream.Ended e) {
      return new Outcome(e.ending(), choice);
    }
  }

  private Outcome choice() throws PlainStream.Ended {
    for (int i = 0; i < MAX_RECORDS; i++) {
      byte[] header = stream.readFully(RECORD_HEADER);
      int length = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
      if (header[1] != MAJOR_VERSION || length == 0 || length > MAX_RECORD) {
        return new Outcome(new Ending.NotTls(), choice);
      }
      byte[] content = stream.readFully(length);
      if (header[0] == ALERT && content.length == 2) {
        return new Outcome(new Ending.AlertReceived(content[1] & 0xff), choice);
      }
      if (header[0] != HANDSHAKE) {
        break;
      }
      messages.write(content, 0, content.length);
      if (isEnough()) {
        break;
      }
    }
    // The connection is given up here: how it would have ended is not to be known.
    return new Outcome(new Ending.Closed(), choice);
  }

  /**
   * Whether the group is known, or cannot become so: it stands in a message of its own before 1.3.
   */
  private boolean isEnough() {
    byte[] all = messages.toByteArray();
    int at = 0;
    while (at + HEADER <= all.length) {
      int length =
          ((all[at + 1] & 0xff) << 16) | ((all[at + 2] & 0xff) << 8) | (all[at + 3] & 0xff);
      if (at + HEADER + length > all.length) {
        return false;
      }
      if (learn(all[at], Bytes.wrap(all, at, HEADER + length))) {
        return true;
      }
      at += HEADER + length;
    }
    return false;
  }

  private boolean learn(int type, Bytes message) {
    if (type == HandshakeTypes.SERVER_HELLO) {
      choice = ServerHellos.choice(message);
      return choice.isEmpty() || choice.get().version() > TLS12;
    }
    if (type == HandshakeTypes.SERVER_KEY_EXCHANGE) {
      choice = choice.map(it -> withKeyExchange(it, message));
      return true;
    }
    return type == HandshakeTypes.SERVER_HELLO_DONE;
  }

  /** RFC 5246, 7.4.3: it begins with the prime, or (RFC 8422, 5.4) with the name of a curve. */
  private static ServerChoice withKeyExchange(ServerChoice choice, Bytes message) {
    if (message.length() <= HEADER + 3) {
      return choice;
    }
    int second = (message.at(HEADER + 1) << 8) | message.at(HEADER + 2);
    if (choice.isFiniteField()) {
      int length = (message.at(HEADER) << 8) | message.at(HEADER + 1);
      boolean whole = message.length() >= HEADER + 2 + length;
      return whole ? choice.withPrimeBits(bits(message.slice(HEADER + 2, length))) : choice;
    }
    return message.at(HEADER) == NAMED_CURVE ? choice.withGroup(second) : choice;
  }

  private static int bits(Bytes prime) {
    return new BigInteger(1, prime.toArray()).bitLength();
  }

  private static ClientHello hello(String serverName) {
    SecureRandom random = new SecureRandom();
    byte[] bytes = new byte[ClientHello.RANDOM_LENGTH];
    random.nextBytes(bytes);
    byte[] session = new byte[ClientHello.MAX_SESSION_ID];
    random.nextBytes(session);
    return new ClientHello(
        0x0303,
        Bytes.wrap(bytes),
        Bytes.wrap(session),
        SUITES,
        ClientHello.NO_COMPRESSION,
        ExtensionBlock.of(extensions(serverName)));
  }

  private static List<Extension> extensions(String serverName) {
    List<Extension> extensions = new ArrayList<>();
    if (!serverName.isEmpty()) {
      byte[] name = serverName.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      extensions.add(new ServerName(Bytes.wrap(name)));
    }
    Bytes share = Bytes.wrap(HexFormat.of().parseHex(X25519_SHARE));
    extensions.add(new SupportedVersions(CodePoints.of(0x0304, 0x0303, 0x0302, 0x0301, 0x0300)));
    extensions.add(new SupportedGroups(GROUPS));
    extensions.add(PointFormats.UNCOMPRESSED);
    extensions.add(new SignatureSchemes(SCHEMES));
    extensions.add(new KeyShares(List.of(new KeyShareEntry(0x001D, share))));
    extensions.add(RenegotiatedConnection.INITIAL);
    extensions.add(new MarkerExtension(ExtensionTypes.EXTENDED_MASTER_SECRET));
    return extensions;
  }
}

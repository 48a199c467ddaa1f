// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import java.nio.charset.StandardCharsets;

/** The five bytes in front of every record, RFC 9846 5.1. */
final class RecordHeader {
  /** What every record but a first ClientHello says. */
  static final int TLS12 = 0x0303;

  private static final int MAJOR = 3;
  private static final int SSL2_LONG_FORM = 0x80;
  private static final int SSL2_CLIENT_HELLO = 1;

  private RecordHeader() {}

  /** A header of TLS 1.2's version. */
  static void write(byte[] target, int offset, int typeCode, int length) {
    write(target, offset, typeCode, TLS12, length);
  }

  static void write(byte[] target, int offset, int typeCode, int version, int length) {
    target[offset] = (byte) typeCode;
    target[offset + 1] = (byte) (version >> 8);
    target[offset + 2] = (byte) version;
    target[offset + 3] = (byte) (length >> 8);
    target[offset + 4] = (byte) length;
  }

  /**
   * The whole length of the record that begins there, 0 where its header is not whole yet. What is
   * no TLS at all is told from the first bytes.
   */
  static int recordLength(byte[] input, int offset, int available) throws TlsFault {
    if (available < RecordLimits.HEADER) {
      return 0;
    }
    // legacy_record_version "MUST be ignored for all purposes" (RFC 9846 5.1), but another first
    // byte than 3 is no TLS.
    if (input[offset + 1] != MAJOR) {
      throw notTls(input, offset);
    }
    if (ContentType.of(input[offset] & 0xff) == null) {
      throw unknownType(input[offset] & 0xff);
    }
    int body = ((input[offset + 3] & 0xff) << 8) | (input[offset + 4] & 0xff);
    requireAtMost(RecordLimits.CIPHERTEXT_12, body);
    return RecordLimits.HEADER + body;
  }

  static TlsFault unknownType(int typeCode) {
    return PeerMisbehaved.RECORD_TYPE_UNKNOWN.toFault("20 to 23", String.valueOf(typeCode));
  }

  static void requireAtMost(int limit, int length) throws TlsFault {
    if (length > limit) {
      throw PeerMisbehaved.RECORD_TOO_LONG.toFault("at most " + limit, String.valueOf(length));
    }
  }

  /** RFC 5246 6.2.1: the version of a record is that of the protocol, once it is agreed. */
  static void requireTls12(byte[] record, int offset) throws TlsFault {
    int version = ((record[offset + 1] & 0xff) << 8) | (record[offset + 2] & 0xff);
    if (version != TLS12) {
      throw InvalidMessage.RECORD_VERSION_WRONG.toFault("0303", "%04x".formatted(version));
    }
  }

  private static TlsFault notTls(byte[] input, int offset) {
    String start = new String(input, offset, RecordLimits.HEADER, StandardCharsets.US_ASCII);
    return switch (start) {
      case "GET /", "POST ", "HEAD ", "PUT /", "OPTIO", "DELET", "PATCH" ->
          InvalidMessage.HTTP_REQUEST_INSTEAD.toFault("a TLS record", start.strip());
      case "CONNE" -> InvalidMessage.PROXY_REQUEST_INSTEAD.toFault("a TLS record", start);
      case "HTTP/" -> InvalidMessage.HTTP_RESPONSE_INSTEAD.toFault("a TLS record", start);
      default -> notTls(input, offset, start);
    };
  }

  private static TlsFault notTls(byte[] input, int offset, String start) {
    boolean ssl2 = (input[offset] & SSL2_LONG_FORM) != 0 && input[offset + 2] == SSL2_CLIENT_HELLO;
    if (ssl2) {
      return InvalidMessage.SSL2_HELLO.toFault("a TLS record", "a hello in the form of SSL 2");
    }
    boolean text = start.chars().allMatch(c -> c >= ' ' && c < 127);
    byte[] bytes = java.util.Arrays.copyOfRange(input, offset, offset + RecordLimits.HEADER);
    return InvalidMessage.RECORD_VERSION_WRONG.toFault(
        "a TLS record, version 03xx",
        text ? "the text \"" + start + "\"" : java.util.HexFormat.of().formatHex(bytes));
  }
}

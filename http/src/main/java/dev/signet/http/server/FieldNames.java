// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.http.Tokens;
import io.netty.util.AsciiString;
import java.util.Arrays;

/**
 * Field names in lower case, one object per known name, so that parsing a common field copies
 * nothing and its hash is at hand.
 */
final class FieldNames {
  static final AsciiString HOST = AsciiString.cached("host");
  static final AsciiString CONTENT_LENGTH = AsciiString.cached("content-length");
  static final AsciiString TRANSFER_ENCODING = AsciiString.cached("transfer-encoding");
  static final AsciiString CONNECTION = AsciiString.cached("connection");
  static final AsciiString KEEP_ALIVE = AsciiString.cached("keep-alive");
  static final AsciiString PROXY_CONNECTION = AsciiString.cached("proxy-connection");
  static final AsciiString UPGRADE = AsciiString.cached("upgrade");
  static final AsciiString EXPECT = AsciiString.cached("expect");
  static final AsciiString DATE = AsciiString.cached("date");
  static final AsciiString TE = AsciiString.cached("te");
  static final AsciiString COOKIE = AsciiString.cached("cookie");
  static final AsciiString TRAILER = AsciiString.cached("trailer");

  private static final AsciiString[] KNOWN = {
    HOST,
    CONTENT_LENGTH,
    TRANSFER_ENCODING,
    CONNECTION,
    KEEP_ALIVE,
    PROXY_CONNECTION,
    UPGRADE,
    EXPECT,
    DATE,
    TE,
    COOKIE,
    TRAILER,
    AsciiString.cached("accept"),
    AsciiString.cached("accept-charset"),
    AsciiString.cached("accept-encoding"),
    AsciiString.cached("accept-language"),
    AsciiString.cached("authorization"),
    AsciiString.cached("cache-control"),
    AsciiString.cached("content-encoding"),
    AsciiString.cached("content-language"),
    AsciiString.cached("content-type"),
    AsciiString.cached("dnt"),
    AsciiString.cached("forwarded"),
    AsciiString.cached("from"),
    AsciiString.cached("if-match"),
    AsciiString.cached("if-modified-since"),
    AsciiString.cached("if-none-match"),
    AsciiString.cached("if-range"),
    AsciiString.cached("if-unmodified-since"),
    AsciiString.cached("max-forwards"),
    AsciiString.cached("origin"),
    AsciiString.cached("pragma"),
    AsciiString.cached("priority"),
    AsciiString.cached("range"),
    AsciiString.cached("referer"),
    AsciiString.cached("sec-ch-ua"),
    AsciiString.cached("sec-ch-ua-mobile"),
    AsciiString.cached("sec-ch-ua-platform"),
    AsciiString.cached("sec-fetch-dest"),
    AsciiString.cached("sec-fetch-mode"),
    AsciiString.cached("sec-fetch-site"),
    AsciiString.cached("sec-fetch-user"),
    AsciiString.cached("sec-websocket-extensions"),
    AsciiString.cached("sec-websocket-key"),
    AsciiString.cached("sec-websocket-protocol"),
    AsciiString.cached("sec-websocket-version"),
    AsciiString.cached("upgrade-insecure-requests"),
    AsciiString.cached("user-agent"),
    AsciiString.cached("via"),
    AsciiString.cached("x-csrf-token"),
    AsciiString.cached("x-forwarded-for"),
    AsciiString.cached("x-forwarded-host"),
    AsciiString.cached("x-forwarded-proto"),
    AsciiString.cached("x-request-id"),
    AsciiString.cached("x-requested-with"),
  };

  /** A power of two, more than four times the names. */
  private static final int SLOTS = 256;

  private static final AsciiString[] TABLE = new AsciiString[SLOTS];
  private static final byte[] LOWER = new byte[256];

  static {
    for (int c = 0; c < LOWER.length; c++) {
      LOWER[c] = Tokens.isTokenChar(c) ? (byte) Character.toLowerCase((char) c) : 0;
    }
    for (AsciiString name : KNOWN) {
      int slot = slot(hash(name.array(), 0, name.length()));
      while (TABLE[slot] != null) {
        slot = slot + 1 & SLOTS - 1;
      }
      TABLE[slot] = name;
    }
  }

  private FieldNames() {}

  /** The lower-case form of a token's octet, or 0 where a token may not have it. */
  static byte lower(byte octet) {
    return LOWER[octet & 0xff];
  }

  /** The name in an array that holds it in lower case already. */
  static AsciiString of(byte[] bytes, int start, int end) {
    int length = end - start;
    int slot = slot(hash(bytes, start, end));
    for (AsciiString known = TABLE[slot]; known != null; known = TABLE[slot]) {
      if (known.length() == length && Arrays.equals(known.array(), 0, length, bytes, start, end)) {
        return known;
      }
      slot = slot + 1 & SLOTS - 1;
    }
    return new AsciiString(bytes, start, length, true);
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  private static int slot(int hash) {
    return (hash ^ hash >>> 8 ^ hash >>> 16) & SLOTS - 1;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns a request's head into bytes in one reused array, and refuses what would end a line early.
 *
 * <p>The array is copied to the wire's buffer once: writing byte by byte into a direct buffer costs
 * several times as much. Belongs to one event loop.
 */
final class HeadWriter {
  private static final int INITIAL_BYTES = 4096;
  private static final byte[] VERSION_END = " HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int SPACE = 0x20;
  private static final int DELETE = 0x7f;
  private static final int ROOM = 8;

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int length;

  void begin() {
    length = 0;
  }

  void space() {
    bytes[length++] = ' ';
  }

  void versionEnd() {
    ensure(VERSION_END.length);
    System.arraycopy(VERSION_END, 0, bytes, length, VERSION_END.length);
    length += VERSION_END.length;
  }

  /** A method or a field name: visible ASCII without a colon. */
  void token(CharSequence text) {
    int start = length;
    append(text);
    for (int i = start; i < length; i++) {
      if (bytes[i] <= SPACE || bytes[i] == DELETE || bytes[i] == ':') {
        throw new IllegalArgumentException("not a token in a request head");
      }
    }
    if (start == length) {
      throw new IllegalArgumentException("an empty token in a request head");
    }
  }

  /** The request target: visible ASCII. */
  void target(String text) {
    int start = length;
    append(text);
    for (int i = start; i < length; i++) {
      if (bytes[i] <= SPACE || bytes[i] == DELETE) {
        throw new IllegalArgumentException("not a request target");
      }
    }
  }

  void field(CharSequence name, CharSequence value) {
    token(name);
    bytes[length++] = ':';
    bytes[length++] = ' ';
    int start = length;
    append(value);
    refuseControls(start);
    bytes[length++] = '\r';
    bytes[length++] = '\n';
  }

  ByteBuf finish(ByteBufAllocator allocator) {
    bytes[length++] = '\r';
    bytes[length++] = '\n';
    return allocator.directBuffer(length).writeBytes(bytes, 0, length);
  }

  // RFC 9110, 5.5: "a recipient of CR, LF, or NUL within a field value MUST either reject the
  // message or replace each of those characters".
  private void refuseControls(int start) {
    for (int i = start; i < length; i++) {
      int octet = bytes[i] & 0xff;
      if ((octet < SPACE && octet != '\t') || octet == DELETE) {
        throw new IllegalArgumentException("a control character in a field value");
      }
    }
  }

  @SuppressWarnings("deprecation") // the only copy of Latin-1 characters that does not allocate
  private void append(CharSequence text) {
    int count = text.length();
    ensure(count);
    switch (text) {
      case AsciiString ascii ->
          System.arraycopy(ascii.array(), ascii.arrayOffset(), bytes, length, count);
      case String string -> string.getBytes(0, count, bytes, length);
      default -> text.toString().getBytes(0, count, bytes, length);
    }
    length += count;
  }

  private void ensure(int count) {
    if (length + count + ROOM > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count + ROOM));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.wire;

import java.util.Arrays;
import java.util.Objects;

/**
 * Writes the presentation language of RFC 9846 section 3 into a growing array.
 *
 * <p>A vector is opened, filled and closed: closing writes the length in front, and a content that
 * the length field cannot express is a mistake of the caller ({@link IllegalStateException}).
 */
public final class WireWriter {
  private static final int FIRST_SIZE = 512;

  /** No handshake message is longer: its length has three bytes. */
  private static final int MAX_SIZE = (1 << 24) + 4;

  private byte[] array;
  private int length;

  /** An empty writer. */
  public WireWriter() {
    this(FIRST_SIZE);
  }

  /** An empty writer with room for a number of bytes before it grows. */
  public WireWriter(int expected) {
    array = new byte[expected];
  }

  /** Writes one byte. */
  public WireWriter u8(int value) {
    room(1);
    array[length++] = (byte) value;
    return this;
  }

  /** Writes a number in two bytes. */
  public WireWriter u16(int value) {
    room(2);
    array[length++] = (byte) (value >> 8);
    array[length++] = (byte) value;
    return this;
  }

  /** Writes a number in three bytes. */
  public WireWriter u24(int value) {
    return u8(value >> 16).u16(value);
  }

  /** Writes a number in four bytes. */
  public WireWriter u32(long value) {
    return u16((int) (value >> 16)).u16((int) value);
  }

  /** Writes bytes as they are. */
  public WireWriter bytes(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, array, length, value.length);
    length += value.length;
    return this;
  }

  /** Writes bytes as they are. */
  public WireWriter bytes(Bytes value) {
    room(value.length());
    value.copyTo(array, length);
    length += value.length();
    return this;
  }

  /** Writes bytes behind their length in one byte. */
  public WireWriter opaque8(Bytes value) {
    int mark = openVector8();
    bytes(value);
    return closeVector8(mark);
  }

  /** Writes bytes behind their length in two bytes. */
  public WireWriter opaque16(Bytes value) {
    int mark = openVector16();
    bytes(value);
    return closeVector16(mark);
  }

  /** Writes bytes behind their length in three bytes. */
  public WireWriter opaque24(Bytes value) {
    int mark = openVector24();
    bytes(value);
    return closeVector24(mark);
  }

  /** Writes two-byte numbers behind their length in one byte. */
  public WireWriter codes8(CodePoints codes) {
    return opaque8(codes.bytes());
  }

  /** Writes two-byte numbers behind their length in two bytes. */
  public WireWriter codes16(CodePoints codes) {
    return opaque16(codes.bytes());
  }

  /** Leaves room for a length of one byte; the mark is for {@link #closeVector8}. */
  public int openVector8() {
    u8(0);
    return length;
  }

  /** Leaves room for a length of two bytes; the mark is for {@link #closeVector16}. */
  public int openVector16() {
    u16(0);
    return length;
  }

  /** Leaves room for a length of three bytes; the mark is for {@link #closeVector24}. */
  public int openVector24() {
    u24(0);
    return length;
  }

  /** Writes the length of what was written since the mark. */
  public WireWriter closeVector8(int mark) {
    return close(mark, 1);
  }

  /** Writes the length of what was written since the mark. */
  public WireWriter closeVector16(int mark) {
    return close(mark, 2);
  }

  /** Writes the length of what was written since the mark. */
  public WireWriter closeVector24(int mark) {
    return close(mark, 3);
  }

  /** How many bytes were written. */
  public int length() {
    return length;
  }

  /** The array that is written to, valid up to {@link #length} and until the next write. */
  public byte[] array() {
    return array;
  }

  /** A copy of what was written. */
  public byte[] toArray() {
    return Arrays.copyOf(array, length);
  }

  private WireWriter close(int mark, int width) {
    int count = length - mark;
    if (count >>> (8 * width) != 0) {
      throw new IllegalStateException(count + " bytes do not fit a length of " + width);
    }
    for (int i = 1; i <= width; i++) {
      array[mark - i] = (byte) count;
      count >>>= 8;
    }
    return this;
  }

  private void room(int count) {
    if (array.length - length < count) {
      int needed = length + count;
      Objects.checkIndex(needed, MAX_SIZE + 1);
      array = Arrays.copyOf(array, Math.min(MAX_SIZE, Math.max(needed, 2 * array.length)));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Immutable bytes: a slice of an array, equal by content.
 *
 * <p>A slice that a reader gives shares the message's array, so that reading copies nothing; who
 * hands an array to {@link #wrap} gives it up. Not for secrets: those live in arrays that are
 * wiped.
 */
public final class Bytes {
  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  /** More than this is cut in texts: a certificate would fill a screen. */
  private static final int MAX_SHOWN = 32;

  private final byte[] array;
  private final int offset;
  private final int length;

  private Bytes(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /** A copy of an array. */
  public static Bytes of(byte[] array) {
    return array.length == 0 ? EMPTY : new Bytes(array.clone(), 0, array.length);
  }

  /** An array itself, which its owner must not change any more. */
  public static Bytes wrap(byte[] array) {
    return wrap(array, 0, array.length);
  }

  /** A part of an array itself, which its owner must not change any more. */
  public static Bytes wrap(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return length == 0 ? EMPTY : new Bytes(array, offset, length);
  }

  /** What hexadecimal digits say, as RFCs write constants. */
  public static Bytes fromHex(String digits) {
    return wrap(HexFormat.of().parseHex(digits));
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return length == 0;
  }

  /** The byte at an index, 0 to 255. */
  public int at(int index) {
    return array[offset + Objects.checkIndex(index, length)] & 0xff;
  }

  /** A part, which shares the array. */
  public Bytes slice(int from, int count) {
    Objects.checkFromIndexSize(from, count, length);
    return count == 0 ? EMPTY : new Bytes(array, offset + from, count);
  }

  /** A new array that the caller owns. */
  public byte[] toArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /** Copies all bytes to a place that has room for them. */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(array, offset, target, at, length);
  }

  /** Where a byte first stands, or -1. */
  public int indexOf(int value) {
    for (int i = 0; i < length; i++) {
      if (at(i) == value) {
        return i;
      }
    }
    return -1;
  }

  /** A reader over these bytes, called by the name of what they are. */
  public WireReader reader(String name) {
    return WireReader.of(array, offset, length).called(name);
  }

  /** All bytes as lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(array, offset, offset + length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that
        && Arrays.equals(
            array, offset, offset + length, that.array, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  /** Hexadecimal digits, cut after 32 bytes, where the whole length is named. */
  @Override
  public String toString() {
    if (length <= MAX_SHOWN) {
      return hex();
    }
    return slice(0, MAX_SHOWN).hex() + "… (" + length + " bytes)";
  }
}

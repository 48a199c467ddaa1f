// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.der;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Immutable bytes, equal by content: what an array is not.
 *
 * <p>A part of what was read shares the array of the whole, so that reading copies nothing.
 */
public final class Bytes {
  /** No bytes at all. */
  public static final Bytes EMPTY = of(new byte[0]);

  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();
  private static final HexFormat PLAIN = HexFormat.of();

  private final byte[] array;
  private final int from;
  private final int to;
  // Zero until it is asked for; two threads compute the same.
  private int hash;

  private Bytes(byte[] array, int from, int to) {
    this.array = array;
    this.from = from;
    this.to = to;
  }

  /** A copy of an array. */
  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes.clone(), 0, bytes.length);
  }

  /** A part of an array that nobody changes. */
  static Bytes sharing(byte[] bytes, int from, int to) {
    return new Bytes(bytes, from, to);
  }

  byte[] array() {
    return array;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** A new array that the caller owns. */
  public byte[] toArray() {
    return Arrays.copyOfRange(array, from, to);
  }

  /** Hands the bytes to a signature that is being made or verified, without a copy. */
  public void feed(Signature signature) throws SignatureException {
    signature.update(array, from, to - from);
  }

  /** How many bytes there are. */
  public int length() {
    return to - from;
  }

  /** The byte at an index, 0 to 255. */
  public int at(int index) {
    if (index >= length()) {
      throw new IndexOutOfBoundsException(index);
    }
    return array[from + index] & 0xff;
  }

  boolean isAscii() {
    for (int i = from; i < to; i++) {
      if (array[i] < 0) {
        return false;
      }
    }
    return true;
  }

  String ascii() {
    return new String(array, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Lower-case hexadecimal digits without separators. */
  public String hex() {
    return PLAIN.formatHex(array, from, to);
  }

  /** Upper-case hexadecimal pairs with colons between, as people compare fingerprints. */
  public String colonHex() {
    return COLONS.formatHex(array, from, to);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that
        && Arrays.equals(array, from, to, that.array, that.from, that.to);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      int sum = 1;
      for (int i = from; i < to; i++) {
        sum = 31 * sum + array[i];
      }
      hash = sum;
    }
    return hash;
  }

  /** The bytes as {@link #hex()}. */
  @Override
  public String toString() {
    return hex();
  }
}

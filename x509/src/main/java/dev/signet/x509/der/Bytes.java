// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.der;

import java.util.Arrays;
import java.util.HexFormat;

/** Immutable bytes, equal by content: what an array is not. */
public final class Bytes {
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();
  private static final HexFormat PLAIN = HexFormat.of();

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of an array. */
  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  static Bytes of(byte[] bytes, int from, int to) {
    return new Bytes(Arrays.copyOfRange(bytes, from, to));
  }

  /** A new array that the caller owns. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** How many bytes there are. */
  public int length() {
    return bytes.length;
  }

  /** The byte at an index, 0 to 255. */
  public int at(int index) {
    return bytes[index] & 0xff;
  }

  /** Lower-case hexadecimal digits without separators. */
  public String hex() {
    return PLAIN.formatHex(bytes);
  }

  /** Upper-case hexadecimal pairs with colons between, as people compare fingerprints. */
  public String colonHex() {
    return COLONS.formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The bytes as {@link #hex()}. */
  @Override
  public String toString() {
    return hex();
  }
}

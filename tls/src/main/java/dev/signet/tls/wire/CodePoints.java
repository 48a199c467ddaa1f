// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.wire;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An immutable list of two-byte numbers, such as cipher suites or groups.
 *
 * <p>It holds the numbers as the peer sent them: those that this program has no name for are
 * ignored where something is chosen, never dropped while reading (RFC 8701).
 */
public final class CodePoints {
  /** No numbers. */
  public static final CodePoints EMPTY = new CodePoints(Bytes.EMPTY);

  private final Bytes list;

  CodePoints(Bytes list) {
    this.list = list;
  }

  /** The numbers in their order. */
  public static CodePoints of(int... codes) {
    byte[] list = new byte[2 * codes.length];
    for (int i = 0; i < codes.length; i++) {
      list[2 * i] = (byte) (codes[i] >> 8);
      list[2 * i + 1] = (byte) codes[i];
    }
    return codes.length == 0 ? EMPTY : new CodePoints(Bytes.wrap(list));
  }

  /** How many numbers there are. */
  public int size() {
    return list.length() / 2;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** The number at an index. */
  public int at(int index) {
    return list.at(2 * index) << 8 | list.at(2 * index + 1);
  }

  /** Whether a number is among them. */
  public boolean contains(int code) {
    return indexOf(code) >= 0;
  }

  /** Where a number first stands, or -1. */
  public int indexOf(int code) {
    for (int i = 0; i < size(); i++) {
      if (at(i) == code) {
        return i;
      }
    }
    return -1;
  }

  /** The numbers as they stand on the wire, without a length. */
  public Bytes bytes() {
    return list;
  }

  /** The numbers in text, each by its name. */
  public String describe(IntFunction<String> names) {
    return numbers().mapToObj(names).collect(Collectors.joining(", "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodePoints that && list.equals(that.list);
  }

  @Override
  public int hashCode() {
    return list.hashCode();
  }

  /** The numbers in hexadecimal. */
  @Override
  public String toString() {
    return "[" + describe("%04x"::formatted) + "]";
  }

  private IntStream numbers() {
    return IntStream.range(0, size()).map(this::at);
  }
}

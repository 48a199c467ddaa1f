// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.der;

import java.util.Optional;

/**
 * Reads values of the Distinguished Encoding Rules (X.690) one after the other.
 *
 * <p>Strict: definite lengths in their shortest form, values within their container, nothing left
 * over where {@link #end()} is asked. Offsets are kept, so that a refusal can point at the byte.
 * Not safe for use by several threads.
 */
public final class DerReader {
  /**
   * Certificates nest about 10 deep; directory names in constraints add a few. Deeper input only
   * wants to exhaust the stack.
   */
  static final int MAX_DEPTH = 32;

  /** Four bytes of length reach 4 GiB, more than an array holds. */
  private static final int MAX_LENGTH_BYTES = 4;

  private final byte[] bytes;
  private final int end;
  private final int depth;
  private int position;

  DerReader(byte[] bytes, int from, int end, int depth) {
    if (depth > MAX_DEPTH) {
      throw new DerException(from, "values nested more than " + MAX_DEPTH + " deep");
    }
    this.bytes = bytes;
    this.position = from;
    this.end = end;
    this.depth = depth;
  }

  /** A reader of values in a copy of an array. */
  public static DerReader of(byte[] bytes) {
    return of(Bytes.of(bytes));
  }

  /** A reader of values in bytes; offsets count from the start of what they are a part of. */
  public static DerReader of(Bytes bytes) {
    return new DerReader(bytes.array(), bytes.from(), bytes.to(), 0);
  }

  /** The only value in an array, which is copied. */
  public static DerValue single(byte[] bytes) {
    return single(Bytes.of(bytes));
  }

  /** The only value in bytes. */
  public static DerValue single(Bytes bytes) {
    DerReader reader = of(bytes);
    DerValue value = reader.next();
    reader.end();
    return value;
  }

  /** Whether a value follows. */
  public boolean hasNext() {
    return position < end;
  }

  /** The next value, of whatever tag. */
  public DerValue next() {
    int start = position;
    int tag = octet();
    if (tag == 0 || DerTag.number(tag) == 0x1f) {
      // No structure of RFC 5280 uses end-of-contents or tag numbers above 30.
      throw new DerException(start, "the tag 0x%02x, which X.509 does not use".formatted(tag));
    }
    int length = length();
    if (length > end - position) {
      throw new DerException(
          start,
          DerTag.name(tag) + " of " + length + " bytes where " + (end - position) + " are left");
    }
    int contentStart = position;
    position += length;
    return new DerValue(bytes, start, contentStart, position, depth);
  }

  /** This reader behind the next value. */
  public DerReader skip() {
    next();
    return this;
  }

  /** The next value, which must have a tag. */
  public DerValue next(int tag) {
    int start = position;
    if (!hasNext()) {
      throw new DerException(start, "the end where " + DerTag.name(tag) + " is expected");
    }
    DerValue value = next();
    if (value.tag() != tag) {
      throw new DerException(
          start, DerTag.name(value.tag()) + " where " + DerTag.name(tag) + " is expected");
    }
    return value;
  }

  /** The next value when it has a tag, else nothing is read. */
  public Optional<DerValue> optional(int tag) {
    return hasNext() && (bytes[position] & 0xff) == tag ? Optional.of(next()) : Optional.empty();
  }

  /** Demands that nothing follows. */
  public void end() {
    if (hasNext()) {
      throw new DerException(position, (end - position) + " bytes after the end of the structure");
    }
  }

  private int octet() {
    if (!hasNext()) {
      throw new DerException(position, "the end within a value's header");
    }
    return bytes[position++] & 0xff;
  }

  private int length() {
    int start = position;
    int first = octet();
    if (first < 0x80) {
      return first;
    }
    int count = first & 0x7f;
    if (count == 0) {
      throw new DerException(start, "an indefinite length, which DER forbids");
    }
    if (count > MAX_LENGTH_BYTES) {
      throw new DerException(start, "a length in " + count + " bytes");
    }
    long length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << 8) | octet();
    }
    // X.690, 10.1: the length shall be encoded in the minimum number of octets.
    if (length < 0x80 || (length >>> (8 * (count - 1))) == 0) {
      throw new DerException(start, "a length that is not in its shortest form");
    }
    if (length > Integer.MAX_VALUE) {
      throw new DerException(start, "a length of " + length + " bytes");
    }
    return (int) length;
  }
}

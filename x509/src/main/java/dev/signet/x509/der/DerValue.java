// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.der;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;

/**
 * One value of the Distinguished Encoding Rules: its tag, where it stands, and its content read as
 * the type that is asked for.
 */
public final class DerValue {
  /** RSA-16384 has 2,049 bytes; a longer number is an attempt to make arithmetic costly. */
  private static final int MAX_INTEGER_BYTES = 2_100;

  private final byte[] bytes;
  private final int start;
  private final int contentStart;
  private final int end;
  private final int depth;

  DerValue(byte[] bytes, int start, int contentStart, int end, int depth) {
    this.bytes = bytes;
    this.start = start;
    this.contentStart = contentStart;
    this.end = end;
    this.depth = depth;
  }

  /** The identifier octet, see {@link DerTag}. */
  public int tag() {
    return bytes[start] & 0xff;
  }

  /** Where the value's tag stands in the outermost input. */
  public int offset() {
    return start;
  }

  /** Where the whole value stands in the outermost input. */
  public ByteRange range() {
    return new ByteRange(start, end);
  }

  /** The whole value: tag, length and content. */
  public Bytes encoded() {
    return Bytes.sharing(bytes, start, end);
  }

  /** The content without tag and length. */
  public Bytes content() {
    return Bytes.sharing(bytes, contentStart, end);
  }

  /** How many bytes the content has. */
  public int length() {
    return end - contentStart;
  }

  /** A reader of the values within, whatever the tag. */
  public DerReader inside() {
    return new DerReader(bytes, contentStart, end, depth + 1);
  }

  /** A reader of the elements of a SEQUENCE. */
  public DerReader sequence() {
    demand(DerTag.SEQUENCE);
    return inside();
  }

  /** The BOOLEAN. */
  public boolean bool() {
    demand(DerTag.BOOLEAN);
    return implicitBool();
  }

  /** The content as an implicitly tagged BOOLEAN. */
  public boolean implicitBool() {
    // X.690, 11.1: true is FF, nothing else.
    if (length() != 1 || (bytes[contentStart] != 0 && bytes[contentStart] != (byte) 0xff)) {
      throw new DerException(start, "a BOOLEAN that is neither 00 nor FF");
    }
    return bytes[contentStart] != 0;
  }

  /** The INTEGER. */
  public BigInteger integer() {
    demand(DerTag.INTEGER);
    return implicitInteger();
  }

  /** Whether the value is an INTEGER in its shortest form that is greater than zero. */
  public boolean isPositiveInteger() {
    demand(DerTag.INTEGER);
    checkInteger();
    return bytes[contentStart] >= 0 && (length() > 1 || bytes[contentStart] != 0);
  }

  /** How many bits the INTEGER has, its sign left out; of a positive one. */
  public int bitLength() {
    demand(DerTag.INTEGER);
    checkInteger();
    int first = contentStart + (bytes[contentStart] == 0 && length() > 1 ? 1 : 0);
    int head = bytes[first] & 0xff;
    return (end - first - 1) * 8 + (32 - Integer.numberOfLeadingZeros(head));
  }

  /** The content as an implicitly tagged INTEGER. */
  public BigInteger implicitInteger() {
    checkInteger();
    return new BigInteger(bytes, contentStart, length());
  }

  private void checkInteger() {
    int length = length();
    if (length == 0 || length > MAX_INTEGER_BYTES) {
      throw new DerException(start, "an INTEGER of " + length + " bytes");
    }
    if (length > 1) {
      int head = bytes[contentStart];
      boolean nextIsNegative = bytes[contentStart + 1] < 0;
      // X.690, 8.3.2: the first nine bits shall not all be ones or zeros.
      if ((head == 0 && !nextIsNegative) || (head == -1 && nextIsNegative)) {
        throw new DerException(start, "an INTEGER that is not in its shortest form");
      }
    }
  }

  /** The content as a small implicitly tagged INTEGER, 0 to 2^31 - 1. */
  public int implicitSmallInteger() {
    BigInteger value = implicitInteger();
    if (value.signum() < 0 || value.bitLength() > 31) {
      throw new DerException(start, "the number " + value + " where a small one is expected");
    }
    return value.intValue();
  }

  /** The OBJECT IDENTIFIER. */
  public Oid oid() {
    demand(DerTag.OBJECT_IDENTIFIER);
    return implicitOid();
  }

  /** The content as an implicitly tagged OBJECT IDENTIFIER. */
  public Oid implicitOid() {
    return Oid.decode(Arrays.copyOfRange(bytes, contentStart, end), start);
  }

  /** The content of an OCTET STRING. */
  public Bytes octets() {
    demand(DerTag.OCTET_STRING);
    return content();
  }

  /**
   * The bits of a BIT STRING whose number is a multiple of eight, as those of keys and signatures
   * are.
   */
  public Bytes wholeBits() {
    demand(DerTag.BIT_STRING);
    if (!hasWholeBits()) {
      throw new DerException(start, "a BIT STRING that is not of whole bytes");
    }
    return Bytes.sharing(bytes, contentStart + 1, end);
  }

  /** Whether the value is a BIT STRING whose number of bits is a multiple of eight. */
  public boolean hasWholeBits() {
    return tag() == DerTag.BIT_STRING && length() > 0 && bytes[contentStart] == 0;
  }

  /**
   * The bits of a BIT STRING of named bits, the first bit lowest.
   *
   * @return at most 32 bits
   */
  public int namedBits() {
    demand(DerTag.BIT_STRING);
    return implicitNamedBits();
  }

  /**
   * The content as an implicitly tagged BIT STRING of at most 32 named bits, the first bit lowest.
   */
  public int implicitNamedBits() {
    int count = length() - 1;
    if (count < 0 || count > 4) {
      throw new DerException(start, "a BIT STRING of " + Math.max(count, 0) + " bytes");
    }
    int unused = bytes[contentStart];
    if (unused < 0 || unused > 7 || (count == 0 && unused != 0)) {
      throw new DerException(start, "a BIT STRING with " + (unused & 0xff) + " unused bits");
    }
    int bits = 0;
    for (int i = 0; i < count * 8 - unused; i++) {
      if (((bytes[contentStart + 1 + i / 8] >> (7 - i % 8)) & 1) != 0) {
        bits |= 1 << i;
      }
    }
    return bits;
  }

  /** The characters of one of the string types. */
  public String text() {
    return DerText.decode(tag(), content(), start);
  }

  /** The content as an implicitly tagged IA5String. */
  public String implicitAscii() {
    return DerText.decode(DerTag.IA5_STRING, content(), start);
  }

  /** The UTCTime or GeneralizedTime in the only forms that RFC 5280, 4.1.2.5 allows. */
  public Instant time() {
    return DerTime.decode(tag(), content(), start);
  }

  /** The content as an implicitly tagged GeneralizedTime. */
  public Instant implicitTime() {
    return DerTime.decode(DerTag.GENERALIZED_TIME, content(), start);
  }

  private void demand(int tag) {
    if (tag() != tag) {
      throw new DerException(
          start, DerTag.name(tag()) + " where " + DerTag.name(tag) + " is expected");
    }
  }
}

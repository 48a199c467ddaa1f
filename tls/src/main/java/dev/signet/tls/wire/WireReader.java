// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.wire;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import java.util.Arrays;
import java.util.Objects;

/**
 * Reads the presentation language of RFC 9846 section 3: numbers, and vectors whose length stands
 * before them.
 *
 * <p>A definition {@code opaque x<1..255>} reads {@code vector8(1, 255)}. Each reader ends where
 * its vector ends, and {@link #finish} refuses what is left over. What is read shares the array.
 */
public final class WireReader {
  private static final int BYTE = 0xff;

  private final byte[] array;
  private final int start;
  private final int end;
  private final String where;
  private int position;

  private WireReader(byte[] array, int start, int end, String where) {
    this.array = array;
    this.start = start;
    this.end = end;
    this.where = where;
    this.position = start;
  }

  /** A reader over a part of an array that must not change as long as what is read is used. */
  public static WireReader of(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return new WireReader(array, offset, offset + length, "message");
  }

  /** The same bytes from here on, called by the name of what they are; for a fault's evidence. */
  public WireReader called(String name) {
    return new WireReader(array, position, end, name);
  }

  /** How many bytes are left. */
  public int remaining() {
    return end - position;
  }

  /** Whether no byte is left. */
  public boolean isEmpty() {
    return position == end;
  }

  /** How many bytes have been read. */
  public int offset() {
    return position - start;
  }

  /** The next byte, 0 to 255. */
  public int u8() throws TlsFault {
    need(1);
    return array[position++] & BYTE;
  }

  /** The next two bytes as a number. */
  public int u16() throws TlsFault {
    need(2);
    int value = (array[position] & BYTE) << 8 | (array[position + 1] & BYTE);
    position += 2;
    return value;
  }

  /** The next three bytes as a number. */
  public int u24() throws TlsFault {
    need(3);
    int high = array[position++] & BYTE;
    return high << 16 | u16();
  }

  /** The next four bytes as a number that is not negative. */
  public long u32() throws TlsFault {
    need(4);
    long high = u16();
    return high << 16 | u16();
  }

  /** The next bytes, which share the array. */
  public Bytes bytes(int count) throws TlsFault {
    need(count);
    Bytes bytes = Bytes.wrap(array, position, count);
    position += count;
    return bytes;
  }

  /** All that is left. */
  public Bytes rest() {
    Bytes bytes = Bytes.wrap(array, position, end - position);
    position = end;
    return bytes;
  }

  /** A copy of the next bytes. */
  public byte[] array(int count) throws TlsFault {
    need(count);
    position += count;
    return Arrays.copyOfRange(array, position - count, position);
  }

  /** A vector whose length is one byte. */
  public WireReader vector8(int min, int max) throws TlsFault {
    return part(u8(), min, max);
  }

  /** A vector whose length is two bytes. */
  public WireReader vector16(int min, int max) throws TlsFault {
    return part(u16(), min, max);
  }

  /** A vector whose length is three bytes. */
  public WireReader vector24(int min, int max) throws TlsFault {
    return part(u24(), min, max);
  }

  /** The content of a vector whose length is one byte. */
  public Bytes opaque8(int min, int max) throws TlsFault {
    return bytes(checked(u8(), min, max));
  }

  /** The content of a vector whose length is two bytes. */
  public Bytes opaque16(int min, int max) throws TlsFault {
    return bytes(checked(u16(), min, max));
  }

  /** The content of a vector whose length is three bytes. */
  public Bytes opaque24(int min, int max) throws TlsFault {
    return bytes(checked(u24(), min, max));
  }

  /** A list of two-byte numbers whose length in bytes is one byte. */
  public CodePoints codes8(int min, int max) throws TlsFault {
    return codes(opaque8(min, max));
  }

  /** A list of two-byte numbers whose length in bytes is two bytes. */
  public CodePoints codes16(int min, int max) throws TlsFault {
    return codes(opaque16(min, max));
  }

  /** Refuses bytes that are left over. */
  public void finish() throws TlsFault {
    if (position != end) {
      throw InvalidMessage.TRAILING_BYTES.toFault(place(), "the end", remaining() + " bytes");
    }
  }

  /** Where reading stands, for a fault's evidence: {@code key_share, byte 12}. */
  public String place() {
    return where + ", byte " + offset();
  }

  private WireReader part(int length, int min, int max) throws TlsFault {
    need(checked(length, min, max));
    WireReader part = new WireReader(array, position, position + length, where);
    position += length;
    return part;
  }

  private CodePoints codes(Bytes list) throws TlsFault {
    if ((list.length() & 1) != 0) {
      throw InvalidMessage.VECTOR_UNEVEN.toFault(
          place(), "a multiple of 2", Integer.toString(list.length()));
    }
    return new CodePoints(list);
  }

  private int checked(int length, int min, int max) throws TlsFault {
    if (length < min) {
      throw InvalidMessage.VECTOR_TOO_SHORT.toFault(
          place(), "at least " + min + " bytes", Integer.toString(length));
    }
    if (length > max) {
      throw InvalidMessage.VECTOR_TOO_LONG.toFault(
          place(), "at most " + max + " bytes", Integer.toString(length));
    }
    return length;
  }

  private void need(int count) throws TlsFault {
    if (end - position < count) {
      throw InvalidMessage.MESSAGE_CUT_OFF.toFault(
          place(), count + " bytes", Integer.toString(end - position));
    }
  }
}

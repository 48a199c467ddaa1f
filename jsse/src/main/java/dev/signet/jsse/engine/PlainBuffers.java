// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.engine;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Objects;

/** A range of the application's buffers, read or filled as if they were one. */
final class PlainBuffers {
  private final ByteBuffer[] buffers;
  private final int from;
  private final int to;

  private PlainBuffers(ByteBuffer[] buffers, int from, int to) {
    this.buffers = buffers;
    this.from = from;
    this.to = to;
  }

  /**
   * Buffers to be read.
   *
   * @throws IndexOutOfBoundsException for a range that is not there
   * @throws IllegalArgumentException for a buffer that is null
   */
  static PlainBuffers toRead(ByteBuffer[] buffers, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, buffers.length);
    for (int i = offset; i < offset + length; i++) {
      if (buffers[i] == null) {
        throw new IllegalArgumentException("buffer " + i + " is null");
      }
    }
    return new PlainBuffers(buffers, offset, offset + length);
  }

  /**
   * Buffers to be filled.
   *
   * @throws ReadOnlyBufferException where one cannot
   */
  static PlainBuffers toFill(ByteBuffer[] buffers, int offset, int length) {
    PlainBuffers range = toRead(buffers, offset, length);
    for (int i = offset; i < offset + length; i++) {
      if (buffers[i].isReadOnly()) {
        throw new ReadOnlyBufferException();
      }
    }
    return range;
  }

  /** How many bytes there are, or how many have room; counted up to what an int holds. */
  int remaining() {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += buffers[i].remaining();
    }
    return (int) Math.min(sum, Integer.MAX_VALUE);
  }

  /** Copies the first bytes without taking them. */
  void peek(byte[] target, int count) {
    int at = 0;
    for (int i = from; i < to && at < count; i++) {
      int part = Math.min(buffers[i].remaining(), count - at);
      buffers[i].get(buffers[i].position(), target, at, part);
      at += part;
    }
  }

  /** Takes the first bytes. */
  void skip(int count) {
    int left = count;
    for (int i = from; i < to && left > 0; i++) {
      int part = Math.min(buffers[i].remaining(), left);
      buffers[i].position(buffers[i].position() + part);
      left -= part;
    }
  }

  /** Fills in bytes for which there is room. */
  void put(byte[] source, int offset, int count) {
    int at = offset;
    for (int i = from; i < to && at < offset + count; i++) {
      int part = Math.min(buffers[i].remaining(), offset + count - at);
      buffers[i].put(source, at, part);
      at += part;
    }
  }

  /** Whether the first buffer alone is an array with room: then nothing needs to be copied. */
  boolean isArrayOf(int room) {
    return to - from > 0 && buffers[from].hasArray() && buffers[from].remaining() >= room;
  }

  /**
   * Whether the first buffer and another one have bytes in common: some applications open in place,
   * but ciphers must not write where they still have to read.
   */
  boolean overlaps(ByteBuffer other) {
    ByteBuffer first = buffers[from];
    if (!first.hasArray() || !other.hasArray() || !isSame(first.array(), other.array())) {
      return false;
    }
    int start = first.arrayOffset() + first.position();
    int otherStart = other.arrayOffset() + other.position();
    return start < otherStart + other.remaining() && otherStart < start + first.remaining();
  }

  /** Whether two arrays are one: what they hold is not asked. */
  @SuppressWarnings("ReferenceEquality") // bytes that are written where others are read
  static boolean isSame(byte[] one, byte[] other) {
    return one == other;
  }

  /** The buffer of {@link #isArrayOf}. */
  ByteBuffer first() {
    return buffers[from];
  }
}

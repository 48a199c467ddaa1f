// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes that wait to be taken, first in, first out. It holds no memory while it is empty. Not
 * thread-safe.
 */
public final class ByteQueue {
  private static final byte[] NOTHING = {};
  private static final int FIRST_SIZE = 512;

  private byte[] array = NOTHING;
  private int head;
  private int tail;

  /** An empty queue. */
  public ByteQueue() {}

  /** How many bytes wait. */
  public int length() {
    return tail - head;
  }

  /** Whether none wait. */
  public boolean isEmpty() {
    return tail == head;
  }

  /** Appends a part of an array. */
  public void add(byte[] source, int offset, int length) {
    int at = reserve(length);
    System.arraycopy(source, offset, array, at, length);
    commit(length);
  }

  /**
   * Takes as many bytes as wait and have room, from the front.
   *
   * @return how many
   */
  public int drain(byte[] target, int offset, int room) {
    int count = Math.min(room, length());
    System.arraycopy(array, head, target, offset, count);
    skip(count);
    return count;
  }

  /** Takes this many bytes from the front. */
  byte[] take(int count) {
    Objects.checkFromIndexSize(0, count, length());
    byte[] taken = Arrays.copyOfRange(array, head, head + count);
    skip(count);
    return taken;
  }

  /** The byte at a distance from the front, 0 to 255. */
  int peek(int index) {
    return array[head + Objects.checkIndex(index, length())] & 0xff;
  }

  /** Makes room behind the last byte; the index in {@link #array} where it begins. */
  int reserve(int room) {
    if (array.length - tail < room) {
      makeRoom(length() + room);
    }
    return tail;
  }

  /** Appends what was written into the room that {@link #reserve} made. */
  void commit(int count) {
    tail += count;
  }

  /** Where the bytes lie until the next call. */
  byte[] array() {
    return array;
  }

  private void skip(int count) {
    head += count;
    if (head == tail) {
      clear();
    }
  }

  // What waited can be secret: it is not left behind.
  private void clear() {
    Arrays.fill(array, 0, tail, (byte) 0);
    array = NOTHING;
    head = 0;
    tail = 0;
  }

  private void makeRoom(int needed) {
    int size = Math.max(needed, Math.max(FIRST_SIZE, 2 * length()));
    byte[] larger = new byte[size];
    System.arraycopy(array, head, larger, 0, length());
    Arrays.fill(array, head, tail, (byte) 0);
    tail -= head;
    head = 0;
    array = larger;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

/** The bytes that are on their way in one direction. */
final class Wire {
  /** More than any flight of these handshakes has. */
  private static final int SIZE = 1 << 16;

  final byte[] array = new byte[SIZE];
  int head;
  int tail;

  int available() {
    return tail - head;
  }

  int room() {
    return array.length - tail;
  }

  void consume(int count) {
    head += count;
    if (head == tail) {
      head = 0;
      tail = 0;
    }
  }
}

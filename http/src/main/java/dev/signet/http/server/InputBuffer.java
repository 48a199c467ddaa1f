// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

/** Bytes that came in and were not used yet. Holds no memory while there are none. */
final class InputBuffer {
  private ByteBuf bytes = Unpooled.EMPTY_BUFFER;

  boolean hasBytes() {
    return bytes.isReadable();
  }

  int readableBytes() {
    return bytes.readableBytes();
  }

  /** Valid until the next change. */
  ByteBuf bytes() {
    return bytes;
  }

  /** Takes over bytes. */
  void append(ByteBuf added, ByteBufAllocator allocator) {
    if (!bytes.isReadable()) {
      bytes.release();
      bytes = added;
      return;
    }
    int more = added.readableBytes();
    // Slices of the buffer may be with the service: its written part must stay, its free part is
    // ours.
    if (bytes.writableBytes() < more || bytes.isReadOnly()) {
      ByteBuf larger = allocator.buffer(2 * (bytes.readableBytes() + more));
      larger.writeBytes(bytes);
      bytes.release();
      bytes = larger;
    }
    bytes.writeBytes(added);
    added.release();
  }

  void releaseIfEmpty() {
    if (!bytes.isReadable()) {
      release();
    }
  }

  void release() {
    bytes.release();
    bytes = Unpooled.EMPTY_BUFFER;
  }
}

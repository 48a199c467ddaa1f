// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;

/**
 * What engines of one kind share: the buffers that suit them. Java's are fastest on heap arrays,
 * the native ones on direct memory; each is measured where it is at its best.
 */
final class EngineKind {
  private static final int ROOM = 1 << 16;

  private final boolean direct;
  private final ByteBuffer content;
  private final ByteBuffer opened;

  private EngineKind(boolean direct) {
    this.direct = direct;
    this.content = allocate(Bulk.CONTENT);
    this.opened = allocate(ROOM);
  }

  static EngineKind onHeap() {
    return new EngineKind(false);
  }

  static EngineKind direct() {
    return new EngineKind(true);
  }

  ByteBuffer allocate(int size) {
    return direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
  }

  ByteBuffer content() {
    return content;
  }

  ByteBuffer opened() {
    return opened;
  }

  /** Netty's engines are counted, others are left to the collector. */
  void release(SSLEngine engine) {
    ReferenceCountUtil.release(engine);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import dev.signet.explain.Finding;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.Semaphore;

/**
 * Serves exchanges by a {@link Handler}, each request on a virtual thread of its own, streaming in
 * both directions with back-pressure. Beyond a number of requests at once the answer is {@code
 * server-busy} (503).
 */
public final class BlockingService implements ExchangeService {
  /** Each request may hold some buffers and a database connection's place in a queue. */
  public static final int STANDARD_CONCURRENCY = 1000;

  private static final ExchangeListener DEAF = new DeafListener();

  private final Handler handler;
  private final int concurrency;
  private final Semaphore permits;

  /** Serves by a handler with the standard bound. */
  public BlockingService(Handler handler) {
    this(handler, STANDARD_CONCURRENCY);
  }

  /**
   * Serves by a handler.
   *
   * @param concurrency the most requests at once
   */
  public BlockingService(Handler handler, int concurrency) {
    this.handler = handler;
    this.concurrency = concurrency;
    this.permits = new Semaphore(concurrency);
  }

  @Override
  public ExchangeListener begin(Exchange exchange) {
    if (!permits.tryAcquire()) {
      Finding busy = Finding.about(HttpCode.SERVER_BUSY).wanted(concurrency + " at once").build();
      ProblemDocument.of(busy).answer(exchange);
      return DEAF;
    }
    BlockingExchange blocking = new BlockingExchange(exchange, handler, permits::release);
    Thread.ofVirtual().name("request").start(blocking);
    return blocking;
  }

  /** Throws away what comes after the answer. */
  private static final class DeafListener implements ExchangeListener {
    @Override
    public void data(ByteBuf content, boolean last) {
      content.release();
    }

    @Override
    public void writable() {}

    @Override
    public void aborted() {}
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import io.netty.buffer.ByteBuf;

/** What happens to an exchange after its beginning. Called on the exchange's event loop. */
public interface ExchangeListener {
  /**
   * Content of the request.
   *
   * @param content taken over by the listener
   * @param last whether the request ends here
   */
  void data(ByteBuf content, boolean last);

  /** The client takes more again, after {@link Exchange#isWritable} had become false. */
  void writable();

  /**
   * The client went away, reset the stream or broke a rule: nothing more can be sent. Called at
   * most once.
   */
  void aborted();

  /**
   * The last byte of the response has been handed to the transport. Called at most once, and not
   * after {@link #aborted}.
   */
  default void completed() {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

/**
 * One request and its response, as an event loop sees them; the same for HTTP/1.1 and HTTP/2.
 *
 * <p>Belongs to its {@link #eventLoop()}: every method must be called there, and every call to the
 * {@link ExchangeListener} comes from there. Request content arrives only after {@link #read()}
 * (one call, at least one {@code data}), so that a slow consumer slows the sender. Buffers handed
 * over in either direction are owned by the receiver, which releases them.
 */
public interface Exchange {
  /** The request. */
  RequestHead request();

  /** The connection that it came on. */
  ServerConnection connection();

  /** Where everything of this exchange happens. */
  EventLoop eventLoop();

  /** Asks for more of the request's content. */
  void read();

  /** Whether the client takes more at the moment; see {@link ExchangeListener#writable}. */
  boolean isWritable();

  /**
   * Sends the response's head.
   *
   * @param head status and fields
   * @param last whether no content follows
   */
  void respond(ResponseHead head, boolean last);

  /**
   * Sends content after {@link #respond}. Flushes lazily, at the end of the event loop's present
   * batch.
   *
   * @param content taken over
   * @param last whether this ends the response
   */
  void write(ByteBuf content, boolean last);

  /** Sends an interim response (100 or 103). */
  void interim(ResponseHead head);

  /**
   * Ends the exchange in the middle: resets the stream or closes the connection, so that the client
   * cannot take a cut response for a whole one.
   */
  void abort();

  /**
   * After {@code respond(101)} on HTTP/1.1, or 2xx to an extended CONNECT (RFC 8441): from now on
   * bytes pass both ways without framing; {@code data} and {@code write} carry them.
   */
  void upgrade();
}

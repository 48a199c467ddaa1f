// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import dev.signet.explain.Finding;
import dev.signet.http.ResponseHead;
import io.netty.buffer.ByteBuf;

/**
 * What comes back from an upstream. Called on the event loop that {@link UpstreamClient#begin} was
 * given, never during {@code begin} itself except for {@link #failed}.
 */
public interface UpstreamListener {
  /** An interim response (RFC 9110, 15.2) other than 101. */
  void interim(ResponseHead head);

  /**
   * The final response's head, or 101: then content in both directions is bytes of the new
   * protocol.
   *
   * @param head as received, hop-by-hop fields included; the listener may change its fields
   * @param last whether no content follows
   */
  void head(ResponseHead head, boolean last);

  /**
   * Content of the response.
   *
   * @param content taken over by the listener
   * @param last whether the response ends here
   */
  void data(ByteBuf content, boolean last);

  /** The exchange takes content: after its connection stands, and after it had been full. */
  void writable();

  /**
   * It ended without a whole response. Called at most once, and nothing after it.
   *
   * @param finding why
   */
  void failed(Finding finding);

  /**
   * The exchange has gone on for {@link ClientSettings#LASTING}: whoever must end long-lived
   * streams early should begin to look. Called at most once.
   */
  default void lasting() {}
}

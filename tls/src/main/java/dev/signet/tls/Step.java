// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import java.util.concurrent.CompletionStage;

/** What an engine waits for. */
public sealed interface Step {
  /** The handshake goes on when the peer's next record comes. */
  record NeedBytes() implements Step {}

  /**
   * Run this, on any thread, then call {@link dev.signet.tls.engine.TlsEngine#resume()}.
   *
   * @param task never throws
   */
  record NeedTask(Runnable task) implements Step {}

  /**
   * When this is complete, call {@link dev.signet.tls.engine.TlsEngine#resume()}.
   *
   * @param completion completes on any thread
   */
  record NeedCompletion(CompletionStage<?> completion) implements Step {}

  /** The handshake is over; application data flows. */
  record Established() implements Step {}

  /** Nothing more can be sent or received. */
  record Closed() implements Step {}
}

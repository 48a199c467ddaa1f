// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.explain.Finding;
import dev.signet.http.RequestHead;

/** What became of a request's header section. */
sealed interface HeadOutcome {
  /**
   * A request.
   *
   * @param head for the service
   * @param contentLength bytes of content; 0 for none, {@link #CHUNKED} for chunks
   * @param keepAlive whether the client wants another request on this connection
   * @param expectsContinue whether it waits for 100 before it sends content
   * @param chunksKnown whether the client is HTTP/1.1 and takes a response in chunks
   */
  record Http1Head(
      RequestHead head,
      long contentLength,
      boolean keepAlive,
      boolean expectsContinue,
      boolean chunksKnown)
      implements HeadOutcome {
    static final long CHUNKED = -1;
  }

  /**
   * A rule or bound is broken.
   *
   * @param finding which
   */
  record Refused(Finding finding) implements HeadOutcome {}
}

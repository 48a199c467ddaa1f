// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import java.util.Optional;

/**
 * Judges credentials. Implemented by {@code auth}, used by {@code gateway}, put together in {@code
 * cli}.
 *
 * <p>Safe for use by many threads. A revoked token, a disabled user or a lost role shows in the
 * next answer.
 */
public interface TokenVerifier {
  /**
   * The answer, when it is known without blocking: for event loops. Empty means: ask {@link
   * #verify} on a thread that may block.
   *
   * <p>A remembered answer is never staler than the change feed.
   */
  Optional<Answer> remembered(Presented presented);

  /** The answer; may read the database. */
  Answer verify(Presented presented);

  /**
   * Asks to be told when a login ends before its time, so that a long-lived stream can be closed.
   *
   * @param known what {@link #verify} said when the stream began
   * @param ended called once, on a thread that must not be blocked
   * @return closes the watch; must be closed when the stream ends
   */
  Watch watch(Answer.Known known, Runnable ended);

  /** A watch that can be given up. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}

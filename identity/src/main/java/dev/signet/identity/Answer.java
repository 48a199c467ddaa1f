// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import dev.signet.explain.Finding;
import java.time.Instant;

/** What a {@link TokenVerifier} says of a credential. */
public sealed interface Answer {
  /**
   * The credential holds at this moment.
   *
   * @param principal whom it stands for, with the roles of this moment
   * @param session the login it descends from, by which it can be revoked: a refresh family's or
   *     browser session's id
   * @param until when it ends by itself
   */
  record Known(Principal principal, String session, Instant until) implements Answer {}

  /** No credential came, which is no error by itself (RFC 6750 section 3.1: no error code then). */
  record Anonymous() implements Answer {}

  /**
   * A credential came and does not hold.
   *
   * @param finding which check failed
   */
  record Refused(Finding finding) implements Answer {}

  /**
   * It cannot be judged now: the database is away or the change feed is too old. Gates that are not
   * open answer 503.
   *
   * @param finding what is missing
   */
  record Unavailable(Finding finding) implements Answer {}
}

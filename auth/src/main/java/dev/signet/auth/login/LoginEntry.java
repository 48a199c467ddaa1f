// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import java.time.Instant;

/**
 * A login that goes on.
 *
 * @param id of the session or family; no secret
 * @param kind what it is remembered by
 * @param account whose it is
 * @param times when it began and ends
 * @param origin where it came from
 */
public record LoginEntry(
    String id, LoginKind kind, String account, Times times, LoginOrigin origin) {
  /**
   * When a login began and ends.
   *
   * @param created when it began
   * @param used when it was last used, to the minute
   * @param idleUntil when it ends unless it is used
   * @param until when it ends in any case
   */
  public record Times(Instant created, Instant used, Instant idleUntil, Instant until) {
    /** When it ends as it stands. */
    public Instant end() {
      return idleUntil.isBefore(until) ? idleUntil : until;
    }
  }
}

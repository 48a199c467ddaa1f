// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

/**
 * One security-relevant change.
 *
 * @param revision its place in the order
 * @param kind what changed
 * @param subject the id of what changed: an account, a session or refresh family, a certificate's
 *     serial in hexadecimal, a key, a name of the gateway
 */
public record Change(long revision, Kind kind, String subject) {
  /** What changed. */
  public enum Kind {
    /** An account's roles, password or state. */
    ACCOUNT,
    /** A login (refresh family or browser session) was ended. */
    SESSION,
    /** A certificate was revoked. */
    CERTIFICATE,
    /** A signing key was added, promoted or retired. */
    KEY,
    /** The routes changed. */
    ROUTE,
    /** The gateway has another certificate for a name, or could not get one. */
    ENROLMENT,
    /**
     * Changes were missed, for instance because this node slept longer than the feed is kept:
     * whatever was remembered of any subject must be forgotten. The subject is empty. Only the feed
     * itself tells this; it cannot be published.
     */
    EVERYTHING
  }
}

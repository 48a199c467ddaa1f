// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

import dev.signet.identity.Role;
import java.time.Instant;
import java.util.Set;

/**
 * A person who may sign in.
 *
 * @param id 128 random bits as base64url; stable and never reused
 * @param username in its prepared form
 * @param roles what the person holds at this moment
 * @param state whether the person can sign in
 * @param created when it was made
 */
public record Account(String id, String username, Set<Role> roles, State state, Instant created) {
  /** Whether a person can sign in. */
  public enum State {
    /** With a password. */
    ACTIVE,
    /** Not before a password has been set by a one-time link. */
    PENDING,
    /** Not at all. */
    DISABLED
  }

  /** Copies the roles. */
  public Account {
    roles = Set.copyOf(roles);
  }
}

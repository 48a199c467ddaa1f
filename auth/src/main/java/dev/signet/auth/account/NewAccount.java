// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

import dev.signet.explain.Redacted;
import dev.signet.identity.Role;
import java.util.Optional;
import java.util.Set;

/**
 * An account to be made.
 *
 * @param username as typed
 * @param roles beside {@link Role#BASIC}, which everybody gets
 * @param password empty when a one-time link is to set it
 */
public record NewAccount(String username, Set<Role> roles, Optional<Redacted> password) {
  /** Copies the roles. */
  public NewAccount {
    roles = Set.copyOf(roles);
  }

  /** What a person gets who registers. */
  public static NewAccount registered(String username, Redacted password) {
    return new NewAccount(username, Set.of(), Optional.of(password));
  }
}

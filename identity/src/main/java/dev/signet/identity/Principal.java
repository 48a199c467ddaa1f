// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import java.util.Set;

/** Who a request comes from. */
public sealed interface Principal {
  /** The roles that the principal holds at this moment. */
  Set<Role> roles();

  /**
   * A person with an account.
   *
   * @param id the account's id: stable, never reused, the {@code sub} of tokens
   * @param username the name the person signs in with; may change
   * @param roles the account's roles
   */
  record Person(String id, String username, Set<Role> roles) implements Principal {
    /** Copies the roles. */
    public Person {
      roles = Set.copyOf(roles);
    }
  }

  /**
   * A program that is known by its client certificate.
   *
   * @param id the certificate's subject alternative name that the mapping chose
   * @param roles the roles that the mapping gives
   */
  record Service(String id, Set<Role> roles) implements Principal {
    /** Copies the roles. */
    public Service {
      roles = Set.copyOf(roles);
    }
  }

  /** Nobody in particular: an open route, or no credential. */
  record Nobody() implements Principal {
    @Override
    public Set<Role> roles() {
      return Set.of();
    }
  }
}

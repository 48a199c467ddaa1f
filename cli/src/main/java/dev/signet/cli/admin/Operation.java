// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.admin;

import dev.signet.explain.Redacted;
import dev.signet.identity.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One thing that a command can ask for. */
public sealed interface Operation {
  /**
   * Makes an account.
   *
   * @param username its name
   * @param roles what it holds from the start
   * @param password its password; empty asks for a one-time link by which its owner chooses one
   */
  record AddUser(String username, Set<Role> roles, Optional<Redacted> password)
      implements Operation {
    /** Copies the roles. */
    public AddUser {
      roles = Set.copyOf(roles);
    }
  }

  /** Lists the accounts. */
  record ListUsers() implements Operation {}

  /**
   * Changes an account's roles.
   *
   * @param username whose
   * @param granted what it gets
   * @param revoked what it loses
   */
  record ChangeRoles(String username, Set<Role> granted, Set<Role> revoked) implements Operation {
    /** Copies the roles. */
    public ChangeRoles {
      granted = Set.copyOf(granted);
      revoked = Set.copyOf(revoked);
    }
  }

  /**
   * Ends an account's logins and lets nobody sign in to it.
   *
   * @param username whose
   */
  record DisableUser(String username) implements Operation {}

  /**
   * Lets the owner of a disabled account sign in again.
   *
   * @param username whose
   */
  record EnableUser(String username) implements Operation {}

  /**
   * Makes a one-time link by which the owner of an account sets a new password.
   *
   * @param username whose
   */
  record LinkUser(String username) implements Operation {}

  /**
   * Issues a certificate.
   *
   * @param request the PKCS#10 request in PEM
   * @param profile {@code server}, {@code client} or {@code both}
   * @param days how long it shall live; 0 leaves it to the profile
   */
  record IssueCertificate(String request, String profile, int days) implements Operation {}

  /**
   * Lists the newest certificates.
   *
   * @param limit how many at most
   */
  record ListCertificates(int limit) implements Operation {}

  /**
   * Lists what the gateway shows for its names from other authorities.
   *
   * @param limit how many at most
   */
  record ListServed(int limit) implements Operation {}

  /**
   * Revokes a certificate.
   *
   * @param serial its serial number in hexadecimal
   * @param reason why, such as {@code superseded}
   */
  record RevokeCertificate(String serial, String reason) implements Operation {}

  /** Asks how the certificate authority is. */
  record ShowAuthority() implements Operation {}

  /** Looks through everything that the authority ever did. */
  record VerifyAuthority() implements Operation {}

  /**
   * Asks for the newest checkpoint of the authority's log, and for what shows that something is in
   * it.
   *
   * @param serial a certificate's serial number in hexadecimal, or empty
   * @param since the size of an earlier tree, or 0
   */
  record ShowLog(String serial, int since) implements Operation {}

  /**
   * Makes a key by which one ACME account is made (RFC 8555, 7.3.4).
   *
   * @param owner for whom
   * @param domains what the account may order; empty for all that is certified
   * @param days how long the key can be used
   */
  record InviteAccount(String owner, List<String> domains, int days) implements Operation {
    /** Copies the domains. */
    public InviteAccount {
      domains = List.copyOf(domains);
    }
  }

  /**
   * Makes a token by which a host gets its first certificate.
   *
   * @param owner for whom
   * @param domains what may be certified; empty for all that the authority certifies
   * @param days how long the token can be used
   */
  record MakeToken(String owner, List<String> domains, int days) implements Operation {
    /** Copies the domains. */
    public MakeToken {
      domains = List.copyOf(domains);
    }
  }

  /** Lets the running gateway read its settings file now. */
  record Reload() implements Operation {}
}

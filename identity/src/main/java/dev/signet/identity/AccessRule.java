// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import dev.signet.explain.Finding;
import java.util.Set;

/** What a gate asks of whoever comes through it. */
public sealed interface AccessRule {
  /** The rule that a route without any other gets. */
  static AccessRule signedIn() {
    return new SignedIn(Set.of());
  }

  /** Everybody may pass; a credential is not even looked at. */
  record Open() implements AccessRule {}

  /**
   * Whoever is signed in and holds all of the roles.
   *
   * @param roles all are needed; empty asks for a login alone
   */
  record SignedIn(Set<Role> roles) implements AccessRule {
    /** Copies the roles. */
    public SignedIn {
      roles = Set.copyOf(roles);
    }
  }

  /** Judges an answer by this rule. Total: every pair of rule and answer has one decision. */
  default Decision judge(Answer answer) {
    return switch (this) {
      case Open() -> new Decision.Allowed(new Principal.Nobody());
      case SignedIn(Set<Role> wanted) -> judge(answer, wanted);
    };
  }

  private static Decision judge(Answer answer, Set<Role> wanted) {
    return switch (answer) {
      case Answer.Unavailable(Finding finding) -> new Decision.Undecided(finding);
      case Answer.Anonymous() ->
          new Decision.Unauthenticated(Finding.of(IdentityCode.CREDENTIAL_MISSING), false);
      case Answer.Refused(Finding finding) -> new Decision.Unauthenticated(finding, true);
      case Answer.Known known ->
          wanted.stream()
              .sorted()
              .filter(role -> !known.principal().roles().contains(role))
              .findFirst()
              .<Decision>map(role -> new Decision.Forbidden(role, lacking(role, known.principal())))
              .orElseGet(() -> new Decision.Allowed(known.principal()));
    };
  }

  private static Finding lacking(Role role, Principal principal) {
    return Finding.about(IdentityCode.ROLE_MISSING)
        .wanted(role.name())
        .found(String.join(", ", principal.roles().stream().sorted().map(Role::name).toList()))
        .with("role", role.name())
        .build();
  }
}

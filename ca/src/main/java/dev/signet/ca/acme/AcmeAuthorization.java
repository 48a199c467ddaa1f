// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import java.time.Instant;
import java.util.Optional;

/**
 * An authorization (RFC 8555, 7.1.4): an account's proof that it controls an identifier.
 *
 * @param id its identifier, the last part of its address
 * @param account whose it is
 * @param subject what is proven
 * @param token what every challenge of it asks for; 128 random bits in base64url
 * @param times when it was made and when it ends
 */
public record AcmeAuthorization(
    String id, String account, Subject subject, String token, AcmeOrder.Times times) {
  /**
   * What is proven.
   *
   * @param identifier without {@code *.}
   * @param wildcard whether for every name one label below it
   */
  public record Subject(AcmeIdentifier identifier, boolean wildcard) {
    /** What a name in an order needs proven. */
    public static Subject of(AcmeIdentifier ordered) {
      return new Subject(ordered.base(), ordered.isWildcard());
    }
  }

  /** How far it came, in the words of RFC 8555, 7.1.6. */
  public enum Status {
    /** Nothing was tried, or a trial runs. */
    PENDING,
    /** Control was proven. */
    VALID,
    /** A trial failed. */
    INVALID,
    /** Its account gave it up. */
    DEACTIVATED,
    /** Its time is over. */
    EXPIRED
  }

  /**
   * A trial that was begun.
   *
   * @param type how control was to be proven
   * @param startedAt when
   */
  public record Attempt(ChallengeType type, Instant startedAt) {}

  /**
   * What came of it.
   *
   * @param type how control was to be proven
   * @param problem the problem document in JSON; empty where it was proven
   * @param at when
   */
  public record Validation(ChallengeType type, Optional<String> problem, Instant at) {}

  /**
   * An authorization with all that has happened to it.
   *
   * @param authorization as it was made
   * @param attempt the trial that runs or ran
   * @param validation what came of it
   * @param deactivated whether its account gave it up
   */
  public record State(
      AcmeAuthorization authorization,
      Optional<Attempt> attempt,
      Optional<Validation> validation,
      boolean deactivated) {
    /** How far it came. */
    public Status status(Instant now) {
      if (deactivated) {
        return Status.DEACTIVATED;
      }
      if (validation.isPresent() && validation.get().problem().isPresent()) {
        return Status.INVALID;
      }
      if (authorization.times().isOver(now)) {
        return Status.EXPIRED;
      }
      return validation.isPresent() ? Status.VALID : Status.PENDING;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order (RFC 8555, 7.1.3).
 *
 * @param id its identifier, the last part of its address
 * @param account whose it is
 * @param identifiers what the certificate is to name, in the order of the request, each once
 * @param terms what else was asked for
 * @param times when it was made and when it ends
 */
public record AcmeOrder(
    String id, String account, List<AcmeIdentifier> identifiers, Terms terms, Times times) {
  /** Copies the identifiers. */
  public AcmeOrder {
    identifiers = List.copyOf(identifiers);
  }

  /**
   * What else was asked for.
   *
   * @param profile the name of the certificate's profile
   * @param notBefore when its life is to begin, where that was said
   * @param notAfter when its life is to end, where that was said
   * @param replaces the serial number of the certificate whose place it takes (RFC 9773, 5)
   */
  public record Terms(
      String profile,
      Optional<Instant> notBefore,
      Optional<Instant> notAfter,
      Optional<String> replaces) {}

  /**
   * The life of an order or authorization.
   *
   * @param createdAt when it was made
   * @param expiresAt when it ends unless it was fulfilled before
   */
  public record Times(Instant createdAt, Instant expiresAt) {
    /** Whether it has ended. */
    public boolean isOver(Instant now) {
      return !now.isBefore(expiresAt);
    }
  }

  /** How far it came, in the words of RFC 8555, 7.1.6. */
  public enum Status {
    /** Identifiers remain to be proven. */
    PENDING,
    /** All are proven; a signing request is awaited. */
    READY,
    /** The certificate is being made. */
    PROCESSING,
    /** The certificate is there. */
    VALID,
    /** Something failed or took too long, for good. */
    INVALID
  }

  /** An end of the order. */
  public sealed interface Outcome {
    /**
     * The certificate is there.
     *
     * @param serial its serial number
     */
    record Issued(String serial) implements Outcome {}

    /**
     * It was refused.
     *
     * @param problem the problem document in JSON
     */
    record Failed(String problem) implements Outcome {}
  }

  /**
   * An order with all that has happened to it.
   *
   * @param order as it was placed
   * @param status how far it came
   * @param authorizations the identifiers of its authorizations
   * @param outcome its end, where it has one
   */
  public record State(
      AcmeOrder order, Status status, List<String> authorizations, Optional<Outcome> outcome) {
    /** Copies the list. */
    public State {
      authorizations = List.copyOf(authorizations);
    }
  }
}

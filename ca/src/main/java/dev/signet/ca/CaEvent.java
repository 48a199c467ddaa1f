// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.explain.Finding;

/** What opening the authority did, in the order in which it happened. */
public sealed interface CaEvent {
  /**
   * A root was made, and its key written to its file.
   *
   * @param root the new root
   */
  record RootCreated(Issuer root) implements CaEvent {}

  /**
   * The root of an earlier start is used.
   *
   * @param root the root
   * @param keyPresent whether its key's file is there
   */
  record RootReused(Issuer root, boolean keyPresent) implements CaEvent {}

  /**
   * An intermediate was made.
   *
   * @param issuer the new one
   * @param reason why
   */
  record IntermediateCreated(Issuer issuer, Reason reason) implements CaEvent {}

  /**
   * The intermediate of an earlier start is used.
   *
   * @param issuer the intermediate
   */
  record IntermediateReused(Issuer issuer) implements CaEvent {}

  /**
   * Certificates whose issuance was cut off by a crash were given up.
   *
   * @param count how many
   */
  record IntentsAbandoned(int count) implements CaEvent {}

  /**
   * Something needs a person soon, and the authority works meanwhile.
   *
   * @param finding what
   */
  record Attention(Finding finding) implements CaEvent {}

  /** Why an intermediate was made. */
  enum Reason {
    /** There was none. */
    FIRST,
    /** The names that it is to be constrained to have changed. */
    NAMES,
    /** The one before is past half of its life. */
    AGE,
    /** The one before was revoked. */
    REVOKED
  }
}
